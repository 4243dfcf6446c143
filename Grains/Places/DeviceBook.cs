using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Places;

/// <summary>The devices of a place by condition.</summary>
public sealed record DeviceBook
{
    public static DeviceBook Empty { get; } = new();

    public ImmutableSortedDictionary<string, DeviceMark> Devices { get; init; } = ImmutableSortedDictionary<string, DeviceMark>.Empty;

    /// <summary>Takes a report in, unless a newer one is known.</summary>
    /// <param name="condition">Null when the device no longer stands here.</param>
    public DeviceBook Apply(string device, DeviceCondition? condition, long revision) =>
        Devices.TryGetValue(device, out var mark) && mark.Revision >= revision
            ? this
            : this with { Devices = Devices.SetItem(device, new DeviceMark(condition, revision)) };

    public ImmutableArray<ConditionCount> Count() =>
    [
        .. Devices.Values.Select(mark => mark.Condition).OfType<DeviceCondition>().GroupBy(condition => condition).OrderBy(group => group.Key)
            .Select(group => new ConditionCount(group.Key, group.Count())),
    ];
}
