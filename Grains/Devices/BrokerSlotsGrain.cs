using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;

namespace Twin.Devices;

[GrainType("broker-slots")]
internal sealed class BrokerSlotsGrain([FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, IBrokerSlotsGrain
{
    private readonly Dictionary<string, SlotTable> _brokers = new(StringComparer.Ordinal);

    public Task<ImmutableArray<string>> Renew(BrokerSlotLease lease, CancellationToken cancellationToken)
    {
        if (!_brokers.TryGetValue(lease.Broker, out var table))
        {
            _brokers.Add(lease.Broker, table = new SlotTable(time.GetUtcNow()));
        }

        return Task.FromResult(table.Renew(lease, time.GetUtcNow()));
    }
}
