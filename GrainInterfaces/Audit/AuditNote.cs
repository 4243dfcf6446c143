using Twin.Access;

namespace Twin.Audit;

/// <summary>What is to be put on record. Never holds a sensitive value: the field's name, not what stands in it.</summary>
/// <param name="Actor">The account, or <c>system</c>; <c>unknown</c> where nobody has been recognised.</param>
/// <param name="Role">The actor's role; null where nobody has been recognised.</param>
/// <param name="Action">One of <see cref="AuditAction"/>.</param>
/// <param name="Object">What it was done to.</param>
/// <param name="Field">Which field of it.</param>
/// <param name="Reason">Purpose or reason in the actor's words; ID and phone numbers in it are blotted out.</param>
[GenerateSerializer, Immutable, Alias("twin.audit-note")]
public sealed record AuditNote(
    [property: Id(0)] string Actor,
    [property: Id(1)] Role? Role,
    [property: Id(2)] string Action,
    [property: Id(3)] AuditOutcome Outcome,
    [property: Id(4)] ObjectKey? Object = null,
    [property: Id(5)] string? Field = null,
    [property: Id(6)] string? Reason = null)
{
    /// <summary>What a known caller did, for the purpose the caller gave.</summary>
    public static AuditNote Of(Caller caller, string action, ObjectKey? target = null, string? field = null, AuditOutcome outcome = AuditOutcome.Allowed)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new AuditNote(caller.Subject, caller.Role, action, outcome, target, field, caller.Purpose);
    }
}
