using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.Devices;

[GrainType(ObjectKind.Device)]
internal sealed partial class DeviceGrain(
    [PersistentState(ObjectKind.Device, TwinStorage.Name)] IPersistentState<Document<DeviceState>> document,
    IHistory history,
    ProfileCache profiles,
    IFieldProtector protector,
    SiloStart silo,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<DeviceGrain> log) : TwinGrain<DeviceState>(document, time, log), IDeviceGrain
{
    private ConnectionStatus _connection;

    public async Task<Outcome<long>> Upsert(Caller caller, DeviceAttributes attributes, CancellationToken cancellationToken)
    {
        if (!caller.MayAdminister)
        {
            return Refusal.Forbidden("Only an administrator may change devices.");
        }

        if (!ObjectKey.IsValidId(Key.Id))
        {
            return Refusal.Invalid("id", "must be 1 to 128 letters, digits or -_.:");
        }

        var described = await DevicePlacement.Describe(State, attributes, GrainFactory, profiles, Now, cancellationToken);
        if (!described.Succeeded)
        {
            return described.Refusal;
        }

        var next = attributes.Secret is { } secret && !IsSecret(secret) ? described.Value with { SecretHash = HashOf(secret) } : described.Value;
        if (next != State)
        {
            await Store(DevicePlacement.Move(Key.Id, State, next));
        }

        return State.Revision;
    }

    public async Task<Outcome<DeviceSnapshot>> Get(Caller caller, CancellationToken cancellationToken)
    {
        if (!MaySee(caller))
        {
            return Refusal.NotFound(Key);
        }

        var live = await Live(cancellationToken);
        return State.ToSnapshot(Key.Id, _connection, live);
    }

    public async Task<IngestOutcome> Ingest(ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken)
    {
        if (!State.Exists || telemetry.IsDefaultOrEmpty)
        {
            return State.Exists ? IngestOutcome.Accepted : IngestOutcome.UnknownDevice;
        }

        var live = await Live(cancellationToken);
        var (accepted, rejected) = Intake.Sift(live, telemetry, Now);
        for (var start = 0; start < accepted.Length;)
        {
            // A decision is stored before the next message is, so a crash can leave out none but the newest message's.
            var end = live.NextDecision(accepted, start, State.Alarms);
            var part = start == 0 && end == accepted.Length ? accepted : accepted[start..end];
            await history.Append(Key.Id, part, cancellationToken).Translated();
            await Judge(live, part);
            start = end;
        }

        if (accepted.IsEmpty)
        {
            await Judge(live, accepted);
        }

        return rejected.IsEmpty ? IngestOutcome.Accepted : new IngestOutcome(IngestStatus.Accepted, rejected);
    }

    public Task<bool> Authenticate(string secret, CancellationToken cancellationToken) => Task.FromResult(IsSecret(secret));

    public Task SetConnection(ConnectionStatus status, CancellationToken cancellationToken)
    {
        _connection = status;
        return Task.CompletedTask;
    }

    public async Task<Outcome<long>> AcknowledgeAlarm(Caller caller, string rule, CancellationToken cancellationToken)
    {
        if (!MaySee(caller))
        {
            return Refusal.NotFound(Key);
        }

        await Live(cancellationToken);
        switch (State.Alarms.Find(rule))
        {
            case null:
                return new Refusal(RefusalReason.NotFound, $"{Key} has no alarm '{rule}'.");
            case { IsOpen: false, AcknowledgedAt: null }:
                return Refusal.Conflict($"The alarm '{rule}' has cleared.");
            case { Status: AlarmStatus.Raised }:
                await Decide(State.Alarms.Acknowledge(rule, caller.Subject, Now), State.Silence);
                break;
        }

        return State.Revision;
    }

    public async Task<Outcome<HistorySeries>> GetHistory(Caller caller, HistoryQuery query, CancellationToken cancellationToken)
    {
        if (!MaySee(caller))
        {
            return Refusal.NotFound(Key);
        }

        if (HistoryQueryRules.Check(query) is { } refusal)
        {
            return refusal;
        }

        var profile = await profiles.Get(State.Profile);
        var series = await history.Read(Key.Id, query, cancellationToken).Translated();
        return series with { Unit = profile?.Metrics.FirstOrDefault(metric => metric.Key == query.Metric)?.Unit };
    }

    protected override Card? Describe(DeviceState state) => DeviceCard.Of(Key.Id, state);

    private bool MaySee(Caller caller) => State.Exists && caller.Scope.Covers(State.Area);

    private bool IsSecret(string secret)
    {
        var hash = HashOf(secret);
        return State.SecretHash is { } kept && CryptographicOperations.FixedTimeEquals(kept, hash);
    }

    /// <summary>Salted with the id, so that equal secrets of two devices do not show.</summary>
    private byte[] HashOf(string secret) => protector.Hash("device-secret", $"{Key.Id}\n{secret}");
}
