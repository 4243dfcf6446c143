using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Twin.Access;

namespace Twin.Models;

/// <summary>What a model may say.</summary>
internal static partial class ModelRules
{
    private const int MaxFields = 200;
    private const int MaxText = 100;

    private static readonly FrozenSet<string> Places = FrozenSet.Create(StringComparer.Ordinal, ObjectKind.Grid, ObjectKind.Building, ObjectKind.Household);

    public static Refusal? Check(string kind, ModelDefinition model)
    {
        if (!KindName().IsMatch(kind) || ObjectKind.IsBuiltIn(kind) || RightsTable.Parts.Contains(kind, StringComparer.Ordinal))
        {
            return Refusal.Invalid("kind", "must be 2 to 40 lower-case letters, digits and hyphens that name no kind of the twin's own");
        }

        if (SchemaRules.Check(model.Schema) is { } refusal)
        {
            return refusal;
        }

        using var schema = JsonDocument.Parse(model.Schema);
        var known = schema.RootElement.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        return CheckText("titles.zh", model.Titles.Zh)
            ?? CheckText("titles.en", model.Titles.En)
            ?? (model.Group is { } group ? CheckText("group", group) : null)
            ?? CheckFields(model, known)
            ?? CheckUse(model);
    }

    private static Refusal? CheckFields(ModelDefinition model, HashSet<string> known)
    {
        if (model.Fields.Length > MaxFields)
        {
            return Refusal.Invalid("fields", $"must be at most {MaxFields}");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < model.Fields.Length; i++)
        {
            var (field, at) = (model.Fields[i], $"fields[{i}]");
            if (!known.Contains(field.Name) || !seen.Add(field.Name))
            {
                return Refusal.Invalid($"{at}.name", "must be a property of the schema, named once");
            }

            if (field.Sensitive && (field.Searchable || field.Reportable || field.Link is not null))
            {
                return Refusal.Invalid($"{at}.sensitive", "cannot be searchable, reportable or a link too: that would show it");
            }

            if (field.Link is { } link && (!KindName().IsMatch(link.Kind) || (link.Relation is { } relation && !KindName().IsMatch(relation))))
            {
                return Refusal.Invalid($"{at}.link", "must be a kind, and a relation of lower-case letters, digits and hyphens");
            }

            if ((CheckText($"{at}.titles.zh", field.Titles.Zh) ?? CheckText($"{at}.titles.en", field.Titles.En) ?? (field.Unit is { } unit ? CheckText($"{at}.unit", unit) : null)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>What title, place, status and labels are made of.</summary>
    private static Refusal? CheckUse(ModelDefinition model)
    {
        var shown = model.Fields.Where(field => !field.Sensitive).ToDictionary(field => field.Name, StringComparer.Ordinal);
        var title = ModelTemplate.FieldsOf(model.Title).ToList();
        if (model.Title.Length > MaxText || title.Count == 0 || !title.TrueForAll(shown.ContainsKey))
        {
            return Refusal.Invalid("title", "must name fields in braces that are listed and not sensitive, such as {name}");
        }

        if (!model.Place.All(name => shown.TryGetValue(name, out var field) && field.Link is { } link && Places.Contains(link.Kind)))
        {
            return Refusal.Invalid("place", $"must be fields that link to one of {string.Join(", ", Places.Order(StringComparer.Ordinal))}");
        }

        return model.Status is { } status && !shown.ContainsKey(status) ? Refusal.Invalid("status", "must be a listed field that is not sensitive")
            : model.Labels is { } labels && !shown.ContainsKey(labels) ? Refusal.Invalid("labels", "must be a listed field that is not sensitive")
            : null;
    }

    private static Refusal? CheckText(string field, string text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > MaxText || text.Any(char.IsControl)
            ? Refusal.Invalid(field, $"must be 1 to {MaxText} characters")
            : null;

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KindName();
}
