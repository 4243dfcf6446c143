using System.Text.Json.Nodes;

namespace Twin.Objects;

/// <summary>JSON merge patch, RFC 7396: null removes, an object goes deeper, anything else replaces.</summary>
internal static class MergePatch
{
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var merged = target as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                merged.Remove(name);
                continue;
            }

            var present = merged[name];
            merged[name] = null;
            merged[name] = Apply(present, change);
        }

        return merged;
    }
}
