using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>What hazards together mean, as it ships; a place replaces a rule by one of the same id.</summary>
internal static class ShippedLinkages
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static ImmutableArray<LinkageRule> All { get; } = Read();

    private static ImmutableArray<LinkageRule> Read()
    {
        using var resource = typeof(ShippedLinkages).Assembly.GetManifestResourceStream("linkages.json")
            ?? throw new InvalidOperationException("The linkage rules are missing from the assembly.");
        return JsonSerializer.Deserialize<ImmutableArray<LinkageRule>>(resource, Json);
    }
}
