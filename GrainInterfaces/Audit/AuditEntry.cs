namespace Twin.Audit;

/// <summary>One entry of the audit log.</summary>
/// <param name="Chain">Each silo writes a chain of its own.</param>
/// <param name="Sequence">From 1 without a gap within its chain.</param>
/// <param name="At">When it was written.</param>
[GenerateSerializer, Immutable, Alias("twin.audit-entry")]
public sealed record AuditEntry(
    [property: Id(0)] int Chain,
    [property: Id(1)] long Sequence,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] AuditNote Note);
