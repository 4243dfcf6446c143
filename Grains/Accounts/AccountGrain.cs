using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Audit;
using Twin.Residents;
using Twin.Storage;

namespace Twin.Accounts;

[GrainType(ObjectKind.Account)]
internal sealed partial class AccountGrain(
    [PersistentState(ObjectKind.Account, TwinStorage.Name)] IPersistentState<Document<AccountState>> document,
    IFieldProtector protector,
    IOptions<AccountOptions> options,
    IOptions<ResidentOptions> residents,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    IAuditLog audit,
    ILogger<AccountGrain> log)
    : TwinGrain<AccountState>(document, time, log), IAccountGrain
{
    private AccountOptions Options => options.Value;

    public async Task<Outcome<long>> Upsert(Caller caller, AccountAttributes attributes, CancellationToken cancellationToken)
    {
        if (AccountRules.Check(Key.Id, State, caller, attributes) is { } refusal)
        {
            return refusal;
        }

        if (!State.Exists || !State.Says(attributes) || State.Federation is { FollowsClaims: true })
        {
            await audit.Append(AuditNote.Of(caller, AuditAction.AccountChange, Key), cancellationToken);
            await Commit(Vouched(State.With(attributes), caller.Subject));
        }

        return State.Version;
    }

    public async Task<bool> TryCreate(AccountAttributes attributes, CancellationToken cancellationToken)
    {
        if (State.Exists)
        {
            return false;
        }

        await audit.Append(AuditNote.Of(Caller.System, AuditAction.AccountChange, Key), cancellationToken);
        await Commit(State.With(attributes));
        return true;
    }

    public Task<AccountCredential?> GetCredential(CancellationToken cancellationToken) => Task.FromResult(State.Exists ? Credential() : null);

    public Task<Outcome<AccountSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<AccountSnapshot>>(Refuse(caller, Right.Read) is { } refusal ? refusal : Snapshot());

    public Task<Outcome<AccountSnapshot>> SetDisabled(Caller caller, bool disabled, CancellationToken cancellationToken) =>
        caller.Subject == Key.Id
            ? Task.FromResult<Outcome<AccountSnapshot>>(Refusal.Conflict("Nobody can disable their own account."))
            : Administer(caller, State.Disabled == disabled ? State : State with { Disabled = disabled, Sessions = [], Version = State.Version + 1 });

    public Task<Outcome<AccountSnapshot>> Reset(Caller caller, string passwordHash, CancellationToken cancellationToken) => State.Federation is not null
        ? Task.FromResult<Outcome<AccountSnapshot>>(Refuse(caller, Right.Edit) ?? IssuersOwn)
        : Administer(caller, State with
        {
            PasswordHash = passwordHash,
            MustChangePassword = true,
            SecondFactor = null,
            Sessions = [],
            Version = State.Version + 1,
        });

    public Task<Outcome<AccountSnapshot>> SignOut(Caller caller, CancellationToken cancellationToken) => Administer(
        caller,
        State.Federation is { } federation ? State with { Federation = federation with { ValidAfter = Now } }
        : State.Sessions.IsEmpty ? State
        : State with { Sessions = [] });

    /// <summary>Accounts are in no list: who has a login is nobody's search result.</summary>
    protected override Card? Describe(AccountState state) => null;

    private async Task<Outcome<AccountSnapshot>> Administer(Caller caller, AccountState next)
    {
        if (Refuse(caller, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        if (!ReferenceEquals(next, State))
        {
            await Commit(next);
        }

        return Snapshot();
    }

    private Refusal? Refuse(Caller caller, Right right) =>
        Rights.Refuse(caller, ObjectKind.Account, right) ?? (State.Exists ? null : Refusal.NotFound(Key));

    private AccountCredential Credential() => new(Key.Id, State.PasswordHash, State.Role, State.Scope, State.Worker, ShownBound);

    private AccountSnapshot Snapshot() => new(
        Key.Id,
        State.Role,
        State.Areas,
        State.Worker,
        State.Bound,
        State.Disabled,
        State.MustChangePassword,
        State.SecondFactor is { IsConfirmed: true },
        State.Sessions.Count(session => session.IsOpen(Options, Now)),
        State.Version,
        State.Federation is { } federation ? new FederatedIdentity(federation.Issuer, protector.Unprotect(federation.Subject)) : null);
}
