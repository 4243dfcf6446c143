using System.Collections.Immutable;
using System.Text.Json;
using Twin.Access;
using Twin.Exchange.Kinds;
using Twin.Search;

namespace Twin.Exchange;

/// <summary>The columns of an export: the fields of its kind as the caller may see them, or what a list shows.</summary>
/// <param name="Names">In order; the object's id first.</param>
/// <param name="HasAttributes">True when they are the fields of a kind; false for a list of several kinds, or of one that is not of the library.</param>
internal sealed record ExportColumns(ImmutableArray<string> Names, bool HasAttributes)
{
    private static readonly ImmutableArray<string> Listed = [KindTable.Id, "kind", "title", KindTable.Area, "status", "labels", "due"];

    /// <param name="table">Of the kind; null when there is none.</param>
    public static Outcome<ExportColumns> Of(Role role, KindTable? table, ImmutableArray<string> fields)
    {
        var known = table is null ? Listed : [KindTable.Id, KindTable.Area, .. table.Fields.Select(static field => field.Path)];
        if (fields.FirstOrDefault(field => !known.Contains(field)) is { } unknown)
        {
            return Refusal.Invalid("field", $"'{unknown[..Math.Min(unknown.Length, 100)]}' is none; there are {string.Join(", ", known)}");
        }

        if (fields.FirstOrDefault(field => !MaySee(role, table, field)) is { } hidden)
        {
            return Refusal.Forbidden($"The field {hidden} is not shown to your role.");
        }

        return new ExportColumns(
            fields.IsEmpty ? [.. known.Where(field => MaySee(role, table, field))] : [KindTable.Id, .. fields.Where(static field => field != KindTable.Id).Distinct(StringComparer.Ordinal)],
            table is not null);
    }

    public ImmutableArray<JsonElement?> Values(CatalogEntry entry) => [.. Names.Select(name => Value(entry, name))];

    /// <param name="area">Where the object lies.</param>
    /// <param name="attributes">As the caller may see them.</param>
    public ImmutableArray<JsonElement?> Values(string id, string? area, JsonElement attributes) =>
        [.. Names.Select(name => name == KindTable.Id ? Json(id) : Find(attributes, name) ?? (name == KindTable.Area ? Json(area) : null))];

    private static bool MaySee(Role role, KindTable? table, string field) => table is null || (field.Contains('.', StringComparison.Ordinal)
        ? Rights.FindSightWithin(role, table.Kind, field) ?? Rights.SightOf(role, table.Kind, field[..field.IndexOf('.', StringComparison.Ordinal)])
        : Rights.SightOf(role, table.Kind, field)) != Sight.Hidden;

    private static JsonElement? Value(CatalogEntry entry, string name) => name switch
    {
        KindTable.Id => Json(entry.Key.Id),
        "kind" => Json(entry.Key.Kind),
        "title" => Json(entry.Title),
        KindTable.Area => Json(entry.Area),
        "status" => Json(entry.Status),
        "labels" => JsonSerializer.SerializeToElement(entry.Labels),
        _ => entry.Due is { } due ? JsonSerializer.SerializeToElement(due.UtcDateTime) : null,
    };

    private static JsonElement? Find(JsonElement value, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value;
    }

    private static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.SerializeToElement(text);
}
