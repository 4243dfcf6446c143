using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Objects;

namespace Twin.Things;

/// <summary>Attributes of any model as JSON: a field without a value is no field, and texts are ones every store can keep.</summary>
internal static class ThingJson
{
    private const int MaxLength = 64 * 1024;
    private const int LongestText = 1000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static Outcome<JsonObject> Read(string json) => Take(json, attributes => attributes);

    public static Outcome<JsonObject> Merge(JsonObject attributes, string patch) =>
        Take(patch, changes => (JsonObject)MergePatch.Apply(attributes.DeepClone(), changes)!);

    private static Outcome<JsonObject> Take(string json, Func<JsonObject, JsonObject> apply)
    {
        if (json.Length > MaxLength)
        {
            return Refusal.Invalid("body", $"must be at most {MaxLength} characters");
        }

        try
        {
            if (JsonNode.Parse(json, documentOptions: Options) is not JsonObject given)
            {
                return Refusal.Invalid("body", "must be a JSON object");
            }

            var attributes = apply(given);
            foreach (var empty in attributes.Where(field => field.Value is null).Select(field => field.Key).ToList())
            {
                attributes.Remove(empty);
            }

            return attributes.Select(field => FindFault(field.Value!, field.Key)).FirstOrDefault(fault => fault is not null) is { } refusal ? refusal : attributes;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            return Refusal.Invalid("body", $"is not valid JSON of up to {Options.MaxDepth} levels without a field given twice");
        }
    }

    private static Refusal? FindFault(JsonNode? value, string path) => value switch
    {
        JsonObject nested => nested.Select(field => FindFault(field.Value, $"{path}.{field.Key}")).FirstOrDefault(fault => fault is not null),
        JsonArray list => list.Select((item, at) => FindFault(item, $"{path}[{at}]")).FirstOrDefault(fault => fault is not null),
        JsonValue text when text.TryGetValue(out string? clear) && (clear.Length > LongestText || clear.Any(char.IsControl)) =>
            Refusal.Invalid(path.Length <= 100 ? path : path[..100], $"must be a text of up to {LongestText} characters without control characters"),
        _ => null,
    };
}
