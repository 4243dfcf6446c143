namespace Twin.Cases;

/// <summary>One entry of the trail.</summary>
/// <param name="Action">Past tense: <c>opened</c>, <c>alarm-joined</c>, <c>alarm-cleared</c>, <c>dispatched</c>, <c>signed</c>, <c>escalated</c>, …</param>
/// <param name="Actor">A user name, a worker, a device, or <c>system</c>.</param>
/// <param name="Status">The status after the step.</param>
[GenerateSerializer, Immutable, Alias("twin.case-step")]
public sealed record CaseStep(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Actor,
    [property: Id(2)] string Action,
    [property: Id(3)] CaseStatus Status,
    [property: Id(4)] string? Note);
