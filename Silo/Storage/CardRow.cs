using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Twin.Search;

namespace Twin.Storage;

/// <summary>A row of <c>card</c>.</summary>
internal sealed record CardRow(
    string Key, string Title, string? Area, string? Status, string? Deadline, string Labels, string Facts, string Links)
{
    public CatalogEntry ToEntry() => new(
        ObjectKey.Parse(Key),
        Title,
        Area,
        Status,
        Parse<ImmutableArray<string>>(Labels),
        Deadline is null ? null : DateTimeOffset.Parse(Deadline, CultureInfo.InvariantCulture),
        Parse<ImmutableDictionary<string, string>>(Facts)!,
        Parse<ImmutableArray<ObjectLink>>(Links));

    private static T? Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, DocumentSerializer.Options);
}
