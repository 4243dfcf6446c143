namespace Twin.Audit;

/// <summary>The first place where the log is not what was written.</summary>
/// <param name="Sequence">The entry that does not fit; for <c>cut-off</c> the one that should be there.</param>
[GenerateSerializer, Immutable, Alias("twin.audit-break")]
public sealed record AuditBreak(
    [property: Id(0)] int Chain,
    [property: Id(1)] long Sequence,
    [property: Id(2)] AuditFault Fault);
