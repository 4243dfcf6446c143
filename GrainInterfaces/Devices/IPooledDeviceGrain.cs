using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;

namespace Twin.Devices;

/// <summary>
/// A device between its claim and the moment a person says what it is. What it sends is kept in history, under the names
/// it uses itself. Key: <c>pooled-device/{id}</c>.
/// </summary>
[Alias("twin.IPooledDeviceGrain")]
public interface IPooledDeviceGrain : IWakeable
{
    /// <returns>Its credential, told this once; null when it has one already.</returns>
    [Alias("Enrol")]
    Task<string?> Enrol(string key, ProvisioningTerms terms, string name, CancellationToken cancellationToken);

    [Alias("Authenticate"), AlwaysInterleave]
    Task<bool> Authenticate(string secret, CancellationToken cancellationToken);

    /// <summary>As <see cref="IDeviceGrain.HoldsToken"/>.</summary>
    [Alias("HoldsToken"), AlwaysInterleave]
    Task<bool> HoldsToken(byte[] hash, CancellationToken cancellationToken);

    /// <returns><c>Unbound</c> when kept, <c>UnknownDevice</c> when it is not in the pool.</returns>
    [Alias("Ingest")]
    Task<IngestOutcome> Ingest(ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken);

    /// <summary>A topic it has used.</summary>
    [Alias("NoteTopic")]
    Task NoteTopic(string topic, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<PooledDeviceSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>What it might be, with reasons. Nothing is ever bound by this.</summary>
    [Alias("Suggest")]
    Task<Outcome<MatchSuggestions>> Suggest(Caller caller, CancellationToken cancellationToken);

    /// <summary>Makes it a device of the twin, with the credential it has. Repeating it after a fault completes it.</summary>
    /// <returns>The device's revision; <c>Conflict</c> names what is ambiguous and must be said.</returns>
    [Alias("Bind")]
    Task<Outcome<long>> Bind(Caller caller, DeviceBinding binding, CancellationToken cancellationToken);

    /// <summary>Takes it out of the pool: its credential does not hold any more, and it may claim again.</summary>
    [Alias("Discard")]
    Task<Outcome<long>> Discard(Caller caller, CancellationToken cancellationToken);
}
