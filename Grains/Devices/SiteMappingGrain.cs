using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Audit;
using Twin.Storage;

namespace Twin.Devices;

[GrainType(ObjectKind.SiteMapping)]
internal sealed class SiteMappingGrain(
    [PersistentState(ObjectKind.SiteMapping, TwinStorage.Name)] IPersistentState<Document<SiteMappingState>> document,
    IAuditLog audit,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<SiteMappingGrain> log) : TwinGrain<SiteMappingState>(document, time, log), ISiteMappingGrain
{
    private const int MaxVersions = 20;

    public async Task<Outcome<int>> Put(Caller caller, MappingDefinition definition, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, Key.Kind, Right.Edit) is { } forbidden)
        {
            return forbidden;
        }

        if (!ObjectKey.IsValidId(Key.Id))
        {
            return Refusal.Invalid("id", ObjectKey.IdRule);
        }

        if (SiteMappingRules.Check(definition) is { } refusal)
        {
            return refusal;
        }

        if (State.InForce is { } present && present.Definition == definition)
        {
            return present.Version;
        }

        var tried = await GrainFactory.SiteMappings().Try(caller, new MappingTrial(definition, Topic: null, [], Device: null), cancellationToken);
        if (!tried.Succeeded || tried.Value.Fault is not null)
        {
            return tried.Succeeded ? Refusal.Invalid("script", tried.Value.Fault!) : tried.Refusal;
        }

        var version = State.Versions.IsEmpty ? 1 : State.Versions[^1].Version + 1;
        var kept = State.Versions.Length < MaxVersions ? State.Versions : State.Versions.RemoveAt(0);
        await audit.Append(AuditNote.Of(caller, AuditAction.Change, Key, $"version {version}"), cancellationToken).OrStorageFault();
        await Commit(State with { Versions = kept.Add(new SiteMapping(Key.Id, version, definition, caller.Subject, Now)), Deleted = false });
        return version;
    }

    public Task<Outcome<SiteMapping>> Get(Caller caller, int? version, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<SiteMapping>>(
            Rights.Refuse(caller, Key.Kind, Right.Read) is { } forbidden ? forbidden
            : (version is null ? State.InForce : State.Versions.FirstOrDefault(old => old.Version == version)) is { } found ? found
            : Refusal.NotFound(Key));

    public async Task<Outcome<int>> Delete(Caller caller, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, Key.Kind, Right.Delete) is { } forbidden)
        {
            return forbidden;
        }

        if (State.InForce is not { } present)
        {
            return Refusal.NotFound(Key);
        }

        await audit.Append(AuditNote.Of(caller, AuditAction.Delete, Key, $"version {present.Version}"), cancellationToken).OrStorageFault();
        await Commit(State with { Deleted = true });
        return present.Version;
    }

    protected override Card? Describe(SiteMappingState state) => null;
}
