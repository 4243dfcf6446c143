using System.Text.Json.Nodes;

namespace Twin.Objects;

/// <summary>What is different between two sets of attributes.</summary>
internal static class FieldChanges
{
    /// <param name="show">A value of a field as it may be kept in clear.</param>
    public static IEnumerable<FieldChange> Between(JsonObject before, JsonObject after, Func<string, JsonNode, JsonNode> show)
    {
        foreach (var field in before.Select(field => field.Key).Union(after.Select(field => field.Key), StringComparer.Ordinal))
        {
            var (old, present) = (before[field], after[field]);
            if (!JsonNode.DeepEquals(old, present))
            {
                yield return new FieldChange(field, Text(old), Text(present));
            }

            string? Text(JsonNode? value) => value is null ? null : show(field, value).ToJsonString(AttributeJson.Options);
        }
    }
}
