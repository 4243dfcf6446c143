using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Audit;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Devices;

[GrainType(ObjectKind.Device)]
internal sealed partial class DeviceGrain(
    [PersistentState(ObjectKind.Device, TwinStorage.Name)] IPersistentState<Document<DeviceState>> document,
    IHistory history,
    IDeviceEvents events,
    IChanges changes,
    ProfileCache profiles,
    IFieldProtector protector,
    IAuditLog audit,
    SiloStart silo,
    LivenessWatch watch,
    CareSurvey care,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<DeviceGrain> log) : ObjectGrain<DeviceState, DeviceAttributes>(document, time, log), IDeviceGrain
{
    private ConnectionStatus _connection;
    private Guid? _newestConnection;

    public async Task<Outcome<DeviceSnapshot>> Get(Caller caller, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Read) is { } refusal)
        {
            return refusal;
        }

        var live = await Live(cancellationToken);
        return State.ToSnapshot(Key.Id, _connection, live);
    }

    public async Task<IngestOutcome> Ingest(ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken)
    {
        if (!State.Described || telemetry.IsDefaultOrEmpty)
        {
            return State.Described ? IngestOutcome.Accepted
                : telemetry.IsDefaultOrEmpty ? IngestOutcome.UnknownDevice
                : await GrainFactory.PooledDevice(Key.Id).Ingest(telemetry, cancellationToken);
        }

        var live = await Live(cancellationToken);
        if (!MayRecord(live.Profile))
        {
            await Judge(live, []);
            return IngestOutcome.NotConsented;
        }

        if (State.Commands.AwaitsEcho || !State.Properties.Pending.IsEmpty)
        {
            await TakeEcho(telemetry);
        }

        var (accepted, rejected) = Intake.Sift(live, live.Profile.Translate(telemetry), Now);
        accepted = live.MarkLate(accepted);
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

    public async Task<IngestOutcome> Relay(
        string gateway, ImmutableArray<Telemetry> telemetry, ConnectionStatus? status, CancellationToken cancellationToken)
    {
        if (!State.Described || State.Gateway != gateway)
        {
            return IngestOutcome.NotItsGateway;
        }

        if (status is { } told)
        {
            await SetConnection(told, connection: null, lost: told == ConnectionStatus.Offline, through: null, cancellationToken);
        }

        var outcome = await Ingest(telemetry, cancellationToken);
        if (status != ConnectionStatus.Offline)
        {
            // Its gateway hears for it: that something comes from there says that it listens.
            await TellGatewaySpoke(gateway, cancellationToken);
            await SendWaiting(cancellationToken);
            await SendDesiredThrough(gateway, anew: status == ConnectionStatus.Online, cancellationToken);
        }

        return outcome;
    }

    public Task<bool> AuthenticateCertificate(string thumbprint, bool isVouchedFor, CancellationToken cancellationToken) =>
        Task.FromResult(State.Described && (State.Certificate is { } own ? own == thumbprint : isVouchedFor));

    public async Task<Outcome<long>> AcknowledgeAlarm(Caller caller, string rule, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Acknowledge) is { } refusal)
        {
            return refusal;
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
        if (FindRefusal(caller, Right.Read) is { } refusal)
        {
            return refusal;
        }

        if (HistoryQueryRules.Check(query) is { } fault)
        {
            return fault;
        }

        var profile = await profiles.Get(State.Profile);
        var series = await history.Read(Key.Id, query, cancellationToken).Translated();
        return series with { Unit = profile?.Metrics.FirstOrDefault(metric => metric.Key == query.Metric)?.Unit };
    }

    /// <summary>The devices it speaks for.</summary>
    protected override ImmutableArray<string> HeldBy => [ObjectKind.Device];

    protected override async ValueTask<Outcome<DeviceState>> Apply(DeviceAttributes attributes, CancellationToken cancellationToken)
    {
        var described = await DevicePlacement.Describe(Key.Id, State, attributes, GrainFactory, profiles, Now, cancellationToken);
        if (described.Succeeded)
        {
            var rules = await RuleSets.Of(Key.Id, described.Value, GrainFactory, cancellationToken);
            described = described.Value with
            {
                Rules = RuleSets.Same(rules, State.Rules) ? State.Rules : rules,
                Care = State.Care.Expecting(care.Policy.Every, Now),
            };
        }

        return described.Succeeded ? await WithCredential(described.Value, attributes, cancellationToken) : described;
    }

    protected override DeviceAttributes AttributesOf(DeviceState state) =>
        new(state.Name, state.Profile, state.Building, state.Grid, state.Household, Secret: null, state.Gateway, state.Certificate);

    protected override (string Field, string? Id)? PlaceIn(DeviceAttributes attributes) =>
        attributes.Building is null ? (ObjectKind.Grid, attributes.Grid) : (ObjectKind.Building, attributes.Building);

    protected override string? AreaOf(DeviceState state) => state.Area;

    protected override DeviceState Owing(DeviceState next, long revision) => DevicePlacement.Move(Key.Id, State, Signing(next));

    protected override Card CardOf(DeviceState state) => DeviceCard.Of(Key.Id, state, care.Policy);

    protected override Task Save(DeviceState next, ObjectChange? change) => Store(next, change);
}
