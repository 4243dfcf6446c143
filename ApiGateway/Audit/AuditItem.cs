using Twin.Access;

namespace Twin.Audit;

/// <summary>One entry of the audit log.</summary>
/// <param name="Chain">Each silo writes a chain of its own.</param>
/// <param name="Sequence">From 1 without a gap within its chain.</param>
/// <param name="Actor">The account; <c>unknown</c> where nobody was recognised.</param>
/// <param name="Action">Such as <c>read</c>, <c>reveal</c>, <c>sign-in</c>, <c>refusal</c>.</param>
/// <param name="Object">What it was done to, as <c>kind/id</c>.</param>
/// <param name="Field">Which field of it.</param>
/// <param name="Reason">The purpose or reason given.</param>
public sealed record AuditItem(
    int Chain,
    long Sequence,
    DateTimeOffset At,
    string Actor,
    Role? Role,
    string Action,
    AuditOutcome Outcome,
    string? Object,
    string? Field,
    string? Reason)
{
    internal static AuditItem Of(AuditEntry entry) => new(
        entry.Chain,
        entry.Sequence,
        entry.At,
        entry.Note.Actor,
        entry.Note.Role,
        entry.Note.Action,
        entry.Note.Outcome,
        entry.Note.Object?.ToString(),
        entry.Note.Field,
        entry.Note.Reason);
}
