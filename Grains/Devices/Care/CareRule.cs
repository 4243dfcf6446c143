using System.Collections.Frozen;
using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>The alarms that stand for faults of a device; each has a case of its own.</summary>
internal static class CareRule
{
    private static readonly FrozenDictionary<CareFault, string> Names =
        ((CareFault[])[CareFault.Battery, CareFault.Stuck, CareFault.Drift, CareFault.Flapping, CareFault.Clock, CareFault.Signal])
        .ToFrozenDictionary(fault => fault, fault => $"care-{StoredName.Of(fault)}");

    /// <summary>All ids; no rule of a profile or a place may have one.</summary>
    public static FrozenSet<string> Ids { get; } = Names.Values.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The faults that alarms stand for.</summary>
    public static ImmutableArray<CareFault> Faults { get; } = [.. Names.Keys.Order()];

    /// <summary>The id of its alarm, which is also the kind of hazard it is.</summary>
    public static string IdOf(CareFault fault) => Names[fault];
}
