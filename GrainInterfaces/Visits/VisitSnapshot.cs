using System.Collections.Immutable;

namespace Twin.Visits;

/// <summary>The visits to one object by one plan.</summary>
/// <param name="LastOn">When somebody last was there with success.</param>
/// <param name="DueOn">By which day somebody must have been there.</param>
/// <param name="Task">The case that was opened because it is overdue; null when it is not.</param>
/// <param name="Results">The newest 20, newest first; their notes only for who may read what is visited.</param>
[GenerateSerializer, Immutable, Alias("twin.visit-snapshot")]
public sealed record VisitSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Plan,
    [property: Id(2)] string Title,
    [property: Id(3)] ObjectKey Target,
    [property: Id(4)] string? Area,
    [property: Id(5)] DateTimeOffset? LastOn,
    [property: Id(6)] DateOnly DueOn,
    [property: Id(7)] string? Task,
    [property: Id(8)] ImmutableArray<VisitResultSnapshot> Results,
    [property: Id(9)] long Revision);
