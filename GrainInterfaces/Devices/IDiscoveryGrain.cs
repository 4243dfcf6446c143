using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Twin.Devices;

/// <summary>
/// What a device announced by Home Assistant's discovery, message by message as it came: the state topics it goes on to
/// use mean nothing without them. Key: <c>discovery/{device}</c>.
/// </summary>
[Alias("twin.IDiscoveryGrain")]
public interface IDiscoveryGrain : IWakeable
{
    /// <summary>The messages by their topics.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<ImmutableSortedDictionary<string, string>> Get(CancellationToken cancellationToken);

    /// <summary>Keeps a message in place of the former one of its topic; returns when it is durable.</summary>
    /// <param name="payload">Null: what the topic announced is gone.</param>
    /// <returns>False when there are too many, or too long ones.</returns>
    [Alias("Keep")]
    Task<bool> Keep(string topic, string? payload, CancellationToken cancellationToken);
}
