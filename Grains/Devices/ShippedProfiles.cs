using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>The device profiles that ship; a site replaces one by storing its own under the same id.</summary>
internal static class ShippedProfiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private static readonly FrozenDictionary<string, DeviceProfile> Profiles = Read();

    public static IEnumerable<DeviceProfile> All => Profiles.Values;

    public static DeviceProfile? Find(string id) => Profiles.GetValueOrDefault(id);

    private static FrozenDictionary<string, DeviceProfile> Read()
    {
        using var resource = typeof(ShippedProfiles).Assembly.GetManifestResourceStream("profiles.json")
            ?? throw new InvalidOperationException("The device profiles are missing from the assembly.");
        return JsonSerializer.Deserialize<DeviceProfile[]>(resource, Json)!.ToFrozenDictionary(profile => profile.Id, StringComparer.Ordinal);
    }
}
