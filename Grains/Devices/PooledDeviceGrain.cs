using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Audit;
using Twin.Devices.Matching;
using Twin.Storage;

namespace Twin.Devices;

[GrainType(ObjectKind.PooledDevice)]
internal sealed class PooledDeviceGrain(
    [PersistentState(ObjectKind.PooledDevice, TwinStorage.Name)] IPersistentState<Document<PooledDeviceState>> document,
    IHistory history,
    IFieldProtector protector,
    IAuditLog audit,
    MatchEvidence evidence,
    IOptions<MatchingOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<PooledDeviceGrain> log) : TwinGrain<PooledDeviceState>(document, time, log), IPooledDeviceGrain
{
    /// <summary>How often the count of what was kept is written down.</summary>
    private const int CountEvery = 500;

    private const int MaxTopics = 8;

    private readonly LiveReadings _live = new(CompiledProfile.None);
    private int _keptSince;

    public async Task<string?> Enrol(string key, ProvisioningTerms terms, string name, CancellationToken cancellationToken)
    {
        if (State.IsPooled)
        {
            return null;
        }

        var secret = Credential.Create();
        var token = Credential.TokenHash(protector, secret);
        await GrainFactory.DeviceToken(Convert.ToHexString(token)).Claim(Key.Id, cancellationToken);
        await Commit(new PooledDeviceState
        {
            Key = key,
            Terms = terms,
            Name = name,
            ClaimedAt = Now,
            SecretHash = Credential.SecretHash(protector, Key.Id, secret),
            TokenHash = token,
        });
        return secret;
    }

    public Task<bool> Authenticate(string secret, CancellationToken cancellationToken) => Task.FromResult(
        Credential.Matches(State.SecretHash, Credential.SecretHash(protector, Key.Id, secret))
        || Credential.Matches(State.TokenHash, Credential.TokenHash(protector, secret)));

    public Task<bool> HoldsToken(byte[] hash, CancellationToken cancellationToken) => Task.FromResult(Credential.Matches(State.TokenHash, hash));

    public async Task<IngestOutcome> Ingest(ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken)
    {
        if (!State.IsPooled)
        {
            return IngestOutcome.UnknownDevice;
        }

        var (accepted, rejected) = Intake.Sift(_live, telemetry, Now);
        if (State.Kept + _keptSince + accepted.Length > options.Value.MaxKeptMessages)
        {
            return new IngestOutcome(IngestStatus.Unbound, [new RejectedReading(string.Empty, $"the device waits to be bound, and {options.Value.MaxKeptMessages} messages of it are kept")]);
        }

        if (!accepted.IsEmpty)
        {
            await history.Append(Key.Id, accepted, cancellationToken).OrStorageFault();
            _keptSince += accepted.Length;
        }

        var seen = State.Seen.Union(NamesIn(telemetry).Except(State.Seen, StringComparer.Ordinal).Take(LiveReadings.MaxMetrics - State.Seen.Count));
        if (seen.Count > State.Seen.Count || _keptSince >= CountEvery)
        {
            await Commit(State with { Seen = seen, Kept = State.Kept + _keptSince });
            _keptSince = 0;
        }

        return new IngestOutcome(IngestStatus.Unbound, rejected);
    }

    public Task NoteTopic(string topic, CancellationToken cancellationToken) =>
        State.IsPooled && State.Topics.Count < MaxTopics && !State.Topics.Contains(topic) ? Commit(State with { Topics = State.Topics.Add(topic) }) : Task.CompletedTask;

    public Task<Outcome<PooledDeviceSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<PooledDeviceSnapshot>>(FindRefusal(caller, Right.Read) is { } refusal ? refusal : (State with { Kept = State.Kept + _keptSince }).ToSnapshot(Key.Id));

    public async Task<Outcome<MatchSuggestions>> Suggest(Caller caller, CancellationToken cancellationToken) =>
        FindRefusal(caller, Right.Read) is { } refusal ? refusal : await Match(cancellationToken);

    public async Task<Outcome<long>> Bind(Caller caller, DeviceBinding binding, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        var chosen = Choose(binding, await Match(cancellationToken));
        if (!chosen.Succeeded)
        {
            return chosen.Refusal;
        }

        await audit.Append(AuditNote.Of(caller, AuditAction.Change, Key, "bind"), cancellationToken).OrStorageFault();
        var device = GrainFactory.Device(Key.Id);
        await device.Adopt(State.SecretHash!, State.TokenHash!, cancellationToken);
        var created = await device.Upsert(caller, chosen.Value, cancellationToken);
        if (created.Succeeded)
        {
            await Clear();
        }

        return created;
    }

    public async Task<Outcome<long>> Discard(Caller caller, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Delete) is { } refusal)
        {
            return refusal;
        }

        await audit.Append(AuditNote.Of(caller, AuditAction.Delete, Key), cancellationToken).OrStorageFault();
        var revision = State.Revision + 1;
        await Clear();
        await GrainFactory.DeviceLinks().EndSessions(Key.Id, cancellationToken);
        return revision;
    }

    protected override Card? Describe(PooledDeviceState state) => null;

    private Refusal? FindRefusal(Caller caller, Right right) =>
        Rights.Refuse(caller, Key.Kind, right) ?? (State.IsPooled ? null : Refusal.NotFound(Key));

    private async Task<MatchSuggestions> Match(CancellationToken cancellationToken) =>
        DeviceMatcher.Match(await evidence.Gather(Key.Id, State, cancellationToken), options.Value);

    private Outcome<DeviceAttributes> Choose(DeviceBinding binding, MatchSuggestions match)
    {
        var needsPlace = binding.Building is null && binding.Grid is null;
        string[] open = [.. match.Ambiguous.Where(what => (what == DeviceMatcher.Profile && binding.Profile is null) || (what == DeviceMatcher.Place && needsPlace))];
        if (open.Length > 0)
        {
            return Refusal.Conflict($"It is not clear which {string.Join(" and which ", open)} the device has: name it.");
        }

        var place = needsPlace ? match.Places[0].Object : (ObjectKey?)null;
        return new DeviceAttributes(
            binding.Name ?? State.Name,
            binding.Profile ?? match.Profiles[0].Object.Id,
            place is { Kind: ObjectKind.Building } building ? building.Id : binding.Building,
            place is { Kind: ObjectKind.Grid } grid ? grid.Id : binding.Grid,
            binding.Household,
            Secret: null,
            binding.Gateway);
    }

    private static IEnumerable<string> NamesIn(ImmutableArray<Telemetry> telemetry) => telemetry.SelectMany(message =>
        (message.Readings.IsDefault ? [] : message.Readings.Select(reading => reading.Metric))
        .Concat(message.Words.IsDefault ? [] : message.Words.Select(word => word.Key))).Where(MetricName.IsValid);
}
