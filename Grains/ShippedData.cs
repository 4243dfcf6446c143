using System.Text.Json;
using System.Text.Json.Serialization;

namespace Twin;

/// <summary>Reads the data files that ship inside the assembly.</summary>
internal static class ShippedData
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <param name="file">Such as <c>profiles.json</c>.</param>
    /// <param name="json">How its fields are read; strictly when not given.</param>
    public static T Read<T>(string file, JsonSerializerOptions? json = null)
    {
        using var resource = typeof(ShippedData).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The assembly has no {file}.");
        return JsonSerializer.Deserialize<T>(resource, json ?? Strict)!;
    }
}
