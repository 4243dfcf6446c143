using System.Text.Json.Nodes;

namespace Twin.Things;

/// <summary>Changes texts in JSON.</summary>
internal static class ThingValues
{
    /// <returns>A copy with each text changed.</returns>
    public static JsonNode? With(JsonNode? value, Func<string, string> change) => value switch
    {
        JsonArray list => new JsonArray([.. list.Select(item => With(item, change))]),
        JsonValue text when text.TryGetValue(out string? clear) => JsonValue.Create(change(clear)),
        _ => value?.DeepClone(),
    };

    /// <summary>Takes texts out: a field or list item that is one of them goes.</summary>
    /// <returns>A copy without them; null when nothing is left.</returns>
    public static JsonNode? Without(JsonNode? value, Func<string, bool> isGone)
    {
        switch (value)
        {
            case JsonObject nested:
                return new JsonObject(nested.Select(field => KeyValuePair.Create(field.Key, Without(field.Value, isGone))).Where(field => field.Value is not null));
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Without(item, isGone)).Where(item => item is not null)]);
            case JsonValue text when text.TryGetValue(out string? clear) && isGone(clear):
                return null;
            default:
                return value?.DeepClone();
        }
    }
}
