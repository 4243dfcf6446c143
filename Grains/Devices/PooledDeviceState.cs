using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>A claimed device that waits to be bound.</summary>
internal sealed record PooledDeviceState : TwinState
{
    /// <summary>The provisioning key it came with; empty when it is not in the pool.</summary>
    public string Key { get; init; } = string.Empty;

    public ProvisioningTerms? Terms { get; init; }

    public string Name { get; init; } = string.Empty;

    public DateTimeOffset ClaimedAt { get; init; }

    public byte[]? SecretHash { get; init; }

    public byte[]? TokenHash { get; init; }

    /// <summary>The first it has used.</summary>
    public ImmutableSortedSet<string> Topics { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>The names of the values it has sent.</summary>
    public ImmutableSortedSet<string> Seen { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>How many of its messages were kept when this was stored.</summary>
    public int Kept { get; init; }

    public bool IsPooled => Key.Length > 0;

    public PooledDeviceSnapshot ToSnapshot(string id) => new(id, Name, Key, ClaimedAt, [.. Topics], [.. Seen], Kept);
}
