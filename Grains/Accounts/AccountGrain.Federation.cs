using Twin.Access;
using Twin.Audit;

namespace Twin.Accounts;

/// <summary>The account of somebody at an outside issuer: no password, no sessions, and tokens that are the issuer's.</summary>
internal sealed partial class AccountGrain
{
    private DateTimeOffset _lastAdmitted;

    private static Refusal IssuersOwn => Refusal.Conflict("The account belongs to an outside issuer: password, second factor and sign-in are kept there.");

    public async Task<Outcome<long>> Bind(Caller caller, FederatedIdentity identity, AccountAttributes attributes, CancellationToken cancellationToken)
    {
        if (AccountRules.Check(Key.Id, caller, identity, attributes) is { } refusal)
        {
            return refusal;
        }

        await audit.Append(AuditNote.Of(caller, AuditAction.AccountChange, Key), cancellationToken);
        await Commit(State.With(attributes with { PasswordHash = null }) with { Federation = FederationOf(identity) });
        return State.Version;
    }

    public async Task<FederatedGrant?> Admit(FederatedToken token, CancellationToken cancellationToken)
    {
        if (State.Disabled || !token.Identity.MayHave(Key.Id) || token.IssuedAt <= ValidAfter || !await HasRights(token, cancellationToken))
        {
            return null;
        }

        if (token.IssuedAt > _lastAdmitted)
        {
            await audit.Append(new AuditNote(Key.Id, State.Role, AuditAction.SignIn, AuditOutcome.Allowed), cancellationToken);
            _lastAdmitted = token.IssuedAt;
        }

        return new FederatedGrant(
            Credential(),
            Options.NeedsSecondFactor(State.Role) && !token.HasSecondFactor ? SessionDuty.SignInWithSecondFactor : SessionDuty.None);
    }

    public Task Leave(DateTimeOffset issuedAt, CancellationToken cancellationToken) => State.Federation is { } federation
        ? Commit(State with { Federation = federation with { ValidAfter = Later(issuedAt, Later(federation.ValidAfter, Now)) } })
        : Task.CompletedTask;

    private DateTimeOffset ValidAfter => State.Federation?.ValidAfter ?? default;

    /// <summary>What an administrator has set stands; otherwise the claims of the newest token count.</summary>
    private async ValueTask<bool> HasRights(FederatedToken token, CancellationToken cancellationToken)
    {
        if (State is { Exists: true, Federation: not { FollowsClaims: true } })
        {
            return State.Federation is not null;
        }

        if (token.Claimed is not { } claimed || AccountRules.CheckRights(claimed) is not null)
        {
            return false;
        }

        if (State.Exists && State.Says(claimed))
        {
            return true;
        }

        if (State.Federation is { } federation && token.IssuedAt <= federation.ClaimsAt)
        {
            return false;
        }

        await audit.Append(AuditNote.Of(Caller.System, AuditAction.AccountChange, Key), cancellationToken);
        await Commit(State.With(claimed) with { Federation = FederationOf(token.Identity) with { FollowsClaims = true, ClaimsAt = token.IssuedAt } });
        return true;
    }

    private FederationState FederationOf(FederatedIdentity identity) =>
        new() { Issuer = identity.Issuer, Subject = protector.Protect(identity.Subject), ValidAfter = ValidAfter };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
