namespace Twin.Cases;

/// <param name="Action">Past tense, such as <c>accepted</c>.</param>
/// <param name="Status">The status after it.</param>
[GenerateSerializer, Immutable, Alias("twin.case-progress-step")]
public sealed record CaseProgressStep([property: Id(0)] DateTimeOffset At, [property: Id(1)] string Action, [property: Id(2)] CaseStatus Status);
