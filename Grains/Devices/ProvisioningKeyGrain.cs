using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Audit;
using Twin.Storage;

namespace Twin.Devices;

[GrainType(ObjectKind.ProvisioningKey)]
internal sealed class ProvisioningKeyGrain(
    [PersistentState(ObjectKind.ProvisioningKey, TwinStorage.Name)] IPersistentState<Document<ProvisioningKeyState>> document,
    IFieldProtector protector,
    IAuditLog audit,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<ProvisioningKeyGrain> log) : TwinGrain<ProvisioningKeyState>(document, time, log), IProvisioningKeyGrain
{
    private const int MaxNameLength = 100;
    private const int MostDevices = 1_000;

    public async Task<Outcome<string>> Create(Caller caller, ProvisioningTerms terms, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, Key.Kind, Right.Create) is { } forbidden)
        {
            return forbidden;
        }

        if (Check(terms) is { } refusal)
        {
            return refusal;
        }

        if (State.Terms is not null)
        {
            return Refusal.Conflict($"There is a provisioning key '{Key.Id}'.");
        }

        var secret = Credential.Create();
        await audit.Append(AuditNote.Of(caller, AuditAction.Create, Key), cancellationToken).OrStorageFault();
        await Commit(State with { Terms = terms, SecretHash = Credential.SecretHash(protector, Key.ToString(), secret), Devices = [], CreatedAt = Now, CreatedBy = caller.Subject });
        return secret;
    }

    public Task<Outcome<ProvisioningKeySnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<ProvisioningKeySnapshot>>(
            Rights.Refuse(caller, Key.Kind, Right.Read) is { } forbidden ? forbidden
            : State.Terms is { } terms ? new ProvisioningKeySnapshot(Key.Id, terms, State.Devices.Count, State.CreatedAt, State.CreatedBy)
            : Refusal.NotFound(Key));

    public async Task<Outcome<long>> Revoke(Caller caller, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, Key.Kind, Right.Delete) is { } forbidden)
        {
            return forbidden;
        }

        if (State.Terms is null)
        {
            return Refusal.NotFound(Key);
        }

        await audit.Append(AuditNote.Of(caller, AuditAction.Delete, Key), cancellationToken).OrStorageFault();
        await Commit(State with { Terms = null, SecretHash = null });
        return State.Revision;
    }

    public async Task<ProvisioningTerms?> Admit(string secret, string device, CancellationToken cancellationToken)
    {
        var hash = Credential.SecretHash(protector, Key.ToString(), secret);
        if (State.Terms is not { } terms || !Credential.Matches(State.SecretHash, hash) || terms.ExpiresAt <= Now)
        {
            return null;
        }

        if (!State.Devices.Contains(device))
        {
            if (State.Devices.Count >= terms.MaxDevices)
            {
                return null;
            }

            await Commit(State with { Devices = State.Devices.Add(device) });
        }

        return terms;
    }

    protected override Card? Describe(ProvisioningKeyState state) => null;

    private Refusal? Check(ProvisioningTerms terms) =>
        !ObjectKey.IsValidId(Key.Id) ? Refusal.Invalid("id", ObjectKey.IdRule)
        : terms.Name is not { Length: > 0 and <= MaxNameLength } ? Refusal.Invalid("name", $"must be 1 to {MaxNameLength} characters")
        : terms.MaxDevices is < 1 or > MostDevices ? Refusal.Invalid("maxDevices", $"must be 1 to {MostDevices}")
        : terms.Building is not null && terms.Grid is not null ? Refusal.Invalid("building", "either a building or a grid may be given")
        : terms.ExpiresAt <= Now ? Refusal.Invalid("expiresAt", "must lie ahead")
        : null;
}
