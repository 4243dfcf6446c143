using System.Collections.Frozen;

namespace Twin.Devices;

/// <summary>The device profiles that ship; a site replaces one by storing its own under the same id.</summary>
internal static class ShippedProfiles
{
    private static readonly FrozenDictionary<string, DeviceProfile> Profiles = Read();

    public static IEnumerable<DeviceProfile> All => Profiles.Values;

    public static DeviceProfile? Find(string id) => Profiles.GetValueOrDefault(id);

    private static FrozenDictionary<string, DeviceProfile> Read() =>
        ShippedData.Read<DeviceProfile[]>("profiles.json").ToFrozenDictionary(profile => profile.Id, StringComparer.Ordinal);
}
