namespace Twin.Audit;

/// <param name="Intact">True when every entry kept is what was written, in its place, and none is missing.</param>
/// <param name="Chains">How many chains were checked.</param>
/// <param name="Entries">How many entries were checked; up to the break, if there is one.</param>
/// <param name="Break">The first broken link.</param>
[GenerateSerializer, Immutable, Alias("twin.audit-verification")]
public sealed record AuditVerification(
    [property: Id(0)] bool Intact,
    [property: Id(1)] int Chains,
    [property: Id(2)] long Entries,
    [property: Id(3)] AuditBreak? Break);
