using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>Which slots of an outside broker a bridge may serve now.</summary>
/// <param name="Bridge">Who asks; a name that no other process has.</param>
/// <param name="Broker">Which broker, as <c>host:port</c>.</param>
/// <param name="Slots">All slots the bridge is configured with, by client id.</param>
/// <param name="Held">Those it serves at the moment.</param>
[GenerateSerializer, Immutable, Alias("twin.broker-slot-lease")]
public sealed record BrokerSlotLease(
    [property: Id(0)] string Bridge,
    [property: Id(1)] string Broker,
    [property: Id(2)] ImmutableArray<string> Slots,
    [property: Id(3)] ImmutableArray<string> Held);
