using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>
/// Shares the slots of outside brokers out among the bridges. A slot is a client id, and a broker lets one connection have
/// it at a time, so this need not be right at every moment, only soon: leases are in memory. Key 0.
/// </summary>
[Alias("twin.IBrokerSlotsGrain")]
public interface IBrokerSlotsGrain : IGrainWithIntegerKey
{
    /// <summary>To be called twice a second. A bridge that has not called for 2.5 s is taken to be gone.</summary>
    /// <returns>The slots the bridge is to serve now; it gives up all others.</returns>
    [Alias("Renew")]
    Task<ImmutableArray<string>> Renew(BrokerSlotLease lease, CancellationToken cancellationToken);
}
