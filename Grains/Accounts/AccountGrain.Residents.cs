using System.Collections.Immutable;
using Twin.Access;
using Twin.Audit;
using Twin.People;
using Twin.Residents;

namespace Twin.Accounts;

/// <summary>Whose account a resident's is, and how that is known.</summary>
internal sealed partial class AccountGrain
{
    private const string ClaimUse = "claim";
    private const int LongestName = 50;

    /// <summary>What its tokens may say it is bound to: a claim that anybody who knows a number could make shows nothing by itself.</summary>
    private ImmutableArray<ObjectKey> ShownBound =>
        State.RealName?.By == Key.Id && State.RealResidence is null && residents.Value.ClaimNeedsResidence ? [] : State.Bound;

    public Task<Verification> GetVerification(CancellationToken cancellationToken)
    {
        var person = State.Role == Role.Resident ? State.Bound.Select(bound => bound.Id).FirstOrDefault() : null;
        return Task.FromResult(new Verification(State.RealName, State.RealResidence, State.Household, person, person is not null && !ShownBound.IsEmpty));
    }

    public async Task<Outcome<long>> Claim(string name, string idNumber, CancellationToken cancellationToken)
    {
        if (State is not { Exists: true, Role: Role.Resident, Disabled: false })
        {
            return Refusal.Forbidden("This is not the account of a resident.");
        }

        if (!State.Bound.IsEmpty || State.Federation is { FollowsClaims: true })
        {
            return Refusal.Conflict("The account is somebody's already.");
        }

        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
        {
            return Refusal.Invalid("name", $"must be 1 to {LongestName} characters");
        }

        if (CitizenId.FindFault(idNumber) is { } fault)
        {
            return Refusal.Invalid("idNumber", fault);
        }

        if (!await GrainFactory.Allowance(ClaimUse, Key.Id).Take(residents.Value.ClaimsPerHour, cancellationToken))
        {
            return Refusal.TooMany($"{residents.Value.ClaimsPerHour} claims an hour are taken; try again later.");
        }

        await audit.Append(new AuditNote(Key.Id, State.Role, AuditAction.Claim, AuditOutcome.Allowed, Key), cancellationToken);
        await Commit(State with { Owes = State.Owes.Add(new OwedClaim(Key.Id, protector.Protect(name), protector.Protect(idNumber))) });
        return State.Version;
    }

    public async Task<bool> BindPerson(string person, CancellationToken cancellationToken)
    {
        var key = new ObjectKey(ObjectKind.Person, person);
        if (State is { Exists: true, Role: Role.Resident, Disabled: false, Bound.IsEmpty: true })
        {
            await Commit(State with { Bound = [key], RealName = new VerifiedLevel(Now, Key.Id), Version = State.Version + 1 });
        }

        return State.Bound.Contains(key);
    }

    public Task ApproveResidence(string person, string household, string by, CancellationToken cancellationToken) =>
        State.Bound.Contains(new ObjectKey(ObjectKind.Person, person)) && (State.RealResidence is null || State.Household != household)
            ? Commit(State with { RealResidence = new VerifiedLevel(Now, by), Household = household, Version = State.Version + 1 })
            : Task.CompletedTask;

    public async Task<Outcome<long>> Close(CancellationToken cancellationToken)
    {
        if (State.Role != Role.Resident)
        {
            return Refusal.Forbidden("Only residents close their own accounts; an administrator closes others.");
        }

        if (State is { Disabled: true, Bound.IsEmpty: true, PasswordHash.Length: 0 })
        {
            return State.Version;
        }

        await audit.Append(new AuditNote(Key.Id, State.Role, AuditAction.AccountChange, AuditOutcome.Allowed, Key), cancellationToken);
        await Commit(new AccountState
        {
            Revision = State.Revision,
            Role = State.Role,
            Disabled = true,
            Version = State.Version + 1,
            Owes = [.. State.Owes, .. State.Bound.Select(bound => new OwedUnclaiming(bound.Id, Key.Id))],
        });
        return State.Version;
    }

    public Task CloseOf(string person, CancellationToken cancellationToken) =>
        State.Bound.Contains(new ObjectKey(ObjectKind.Person, person)) ? Close(cancellationToken) : Task.CompletedTask;

    /// <summary>Whoever of the staff binds an account has seen the papers.</summary>
    private AccountState Vouched(AccountState next, string by) =>
        next.Role != Role.Resident || next.Bound.SequenceEqual(State.Bound) ? next : next with
        {
            RealName = next.Bound.IsEmpty ? null : new VerifiedLevel(Now, by),
            RealResidence = null,
            Household = null,
        };
}
