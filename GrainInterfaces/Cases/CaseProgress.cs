using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>How far a report is, without anything that was said.</summary>
/// <param name="Due">The next time limit; null when it is over.</param>
/// <param name="Steps">Oldest first.</param>
[GenerateSerializer, Immutable, Alias("twin.case-progress")]
public sealed record CaseProgress(
    [property: Id(0)] string Id,
    [property: Id(1)] string Category,
    [property: Id(2)] CaseStatus Status,
    [property: Id(3)] DateTimeOffset OpenedAt,
    [property: Id(4)] DateTimeOffset? Due,
    [property: Id(5)] ImmutableArray<CaseProgressStep> Steps);
