using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Objects;

namespace Twin.Devices;

/// <summary>
/// One piece of hardware: its attributes, live values, alarms and connection. Key: <c>device/{id}</c>.
/// </summary>
[Alias("twin.IDeviceGrain")]
public interface IDeviceGrain : IObjectGrain
{
    /// <summary>Creates the device or replaces its attributes; live values and alarms are kept. Repeating it changes nothing.</summary>
    /// <returns>The revision, or <c>Invalid</c> when the profile or the place is not known.</returns>
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, DeviceAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<DeviceSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// Takes telemetry in, oldest first: appended to history, judged by the profile's rules, live at once.
    /// Returns when the readings and every alarm decision they led to are durable; a repeat has no second effect.
    /// </summary>
    /// <exception cref="StorageFaultException">Nothing is known to be stored; send it again.</exception>
    [Alias("Ingest")]
    Task<IngestOutcome> Ingest(ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken);

    /// <summary>As <see cref="Ingest"/>, from a gateway that speaks for the device.</summary>
    /// <param name="gateway">Who sent it.</param>
    /// <param name="status">What the gateway says of the device's connection; null for nothing.</param>
    /// <returns><c>NotItsGateway</c> unless the device names this gateway.</returns>
    [Alias("Relay")]
    Task<IngestOutcome> Relay(string gateway, ImmutableArray<Telemetry> telemetry, ConnectionStatus? status, CancellationToken cancellationToken);

    /// <summary>Checks a device's credential.</summary>
    /// <returns>False for an unknown device, a device without a credential, or a wrong secret: the three look alike.</returns>
    [Alias("Authenticate"), AlwaysInterleave]
    Task<bool> Authenticate(string secret, CancellationToken cancellationToken);

    /// <summary>Tells whether the hardware is connected now. Not stored: a restart of ours is no event in a device's life.</summary>
    [Alias("SetConnection")]
    Task SetConnection(ConnectionStatus status, CancellationToken cancellationToken);

    /// <summary>A person has seen the alarm of this rule: raised › acknowledged. It clears only by readings.</summary>
    [Alias("AcknowledgeAlarm")]
    Task<Outcome<long>> AcknowledgeAlarm(Caller caller, string rule, CancellationToken cancellationToken);

    /// <summary>Stored readings of one metric, raw or in buckets, oldest first.</summary>
    [Alias("GetHistory"), AlwaysInterleave]
    Task<Outcome<HistorySeries>> GetHistory(Caller caller, HistoryQuery query, CancellationToken cancellationToken);
}
