using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Search;

namespace Twin.Devices;

[StatelessWorker]
[Reentrant]
[GrainType("registers")]
internal sealed class RegistersGrain(ProfileCache profiles) : Grain, IRegistersGrain
{
    /// <summary>An object of the library: its model is data.</summary>
    private const string VideoSource = "video-source";

    public async Task<Outcome<ImmutableArray<DeviceRegister>>> Read(Caller caller, string? area, CancellationToken cancellationToken)
    {
        var devices = await GrainFactory.Catalog().Summarize(caller, new ObjectFilter { Kind = ObjectKind.Device, Area = area }, $"fact:{ObjectKind.Profile}", cancellationToken);
        if (!devices.Succeeded)
        {
            return devices.Refusal;
        }

        var counts = devices.Value.Groups.Where(group => group.Value is not null).ToDictionary(group => group.Value!, group => group.Count, StringComparer.Ordinal);
        var known = await Profiles([.. counts.Keys], cancellationToken);
        var registers = ImmutableArray.CreateBuilder<DeviceRegister>();
        var sources = await GrainFactory.Catalog().Summarize(caller, new ObjectFilter { Kind = VideoSource, Area = area }, "status", cancellationToken);
        if (sources.Succeeded)
        {
            registers.Add(new DeviceRegister(
                "video-sources", "视频源", "Video sources", sources.Value.Total, [.. sources.Value.Groups.Select(group => new RegisterPart(group.Value, group.Value ?? string.Empty, group.Count))]));
        }

        registers.Add(DevicesOf("video-devices", "视频设备", "Video devices", known.Where(entry => entry.Value?.Video == true)));
        registers.Add(new DeviceRegister(
            "profiles", "产品型号", "Product profiles", known.Count(entry => entry.Value is not null), Parts(known.Where(entry => entry.Value is not null))));
        registers.Add(DevicesOf("sensors", "感知设备", "Sensors", known.Where(entry => entry.Value?.Video != true)));
        return registers.ToImmutable();

        DeviceRegister DevicesOf(string id, string name, string nameEn, IEnumerable<KeyValuePair<string, DeviceProfile?>> of)
        {
            ImmutableArray<RegisterPart> parts = [.. Parts(of).Where(part => part.Count > 0)];
            return new DeviceRegister(id, name, nameEn, parts.Sum(part => part.Count), parts);
        }

        ImmutableArray<RegisterPart> Parts(IEnumerable<KeyValuePair<string, DeviceProfile?>> of) =>
        [
            .. of.Select(entry => new RegisterPart(entry.Key, entry.Value?.Name ?? entry.Key, counts.GetValueOrDefault(entry.Key)))
                .OrderByDescending(part => part.Count).ThenBy(part => part.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>All that ship, all that are stored, and all that devices name; null for one that is gone.</summary>
    private async Task<Dictionary<string, DeviceProfile?>> Profiles(ImmutableArray<string> named, CancellationToken cancellationToken)
    {
        var ids = named.Concat(ShippedProfiles.All.Select(profile => profile.Id)).ToHashSet(StringComparer.Ordinal);
        await foreach (var entry in GrainFactory.Catalog().ListAll(Caller.System, new ObjectFilter { Kind = ObjectKind.Profile }, cancellationToken))
        {
            ids.Add(entry.Key.Id);
        }

        var known = new Dictionary<string, DeviceProfile?>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            known[id] = (await profiles.Get(id))?.Profile;
        }

        return known;
    }
}
