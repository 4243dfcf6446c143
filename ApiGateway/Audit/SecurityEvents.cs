using Twin.Access;

namespace Twin.Audit;

/// <summary>Puts on record who signed in, who was not let in and who was refused. Returns when it is durable.</summary>
internal sealed class SecurityEvents(IGrainFactory grains)
{
    /// <summary>Somebody may have typed the password in its place, so a name that is no account's is not kept.</summary>
    private const string Nobody = "unknown";

    public Task SignedIn(string account, Role role, CancellationToken cancellationToken) =>
        Record(new AuditNote(account, role, AuditAction.SignIn, AuditOutcome.Allowed), cancellationToken);

    /// <param name="account">Null when there is none of the name given.</param>
    public Task SignInFailed(string? account, CancellationToken cancellationToken) =>
        Record(new AuditNote(account ?? Nobody, Role: null, AuditAction.SignIn, AuditOutcome.Failed), cancellationToken);

    public Task LockedOut(string account, CancellationToken cancellationToken) =>
        Record(new AuditNote(account, Role: null, AuditAction.Lockout, AuditOutcome.Refused), cancellationToken);

    /// <param name="operation">What was asked for, by its name in the interface's description.</param>
    public Task Refused(Caller caller, string operation, CancellationToken cancellationToken) =>
        Record(AuditNote.Of(caller, AuditAction.Refusal, target: null, operation, AuditOutcome.Refused), cancellationToken);

    public Task Record(AuditNote note, CancellationToken cancellationToken) => grains.Audit().Record(note, cancellationToken);
}
