using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>A part of the matter that a department does (条块联动). A case is resolved only when its tasks are done.</summary>
/// <param name="Number">From 1, within the case.</param>
/// <param name="Department">Who does it.</param>
/// <param name="Due">Until when; null when nothing was said.</param>
/// <param name="Result">What was done; null while it is open.</param>
/// <param name="Categories">The categories the department is for: accounts bound to one see the case while the task is open, and finish it. None for a department the site does not know.</param>
[GenerateSerializer, Immutable, Alias("twin.case-task")]
public sealed record CaseTask(
    [property: Id(0)] int Number,
    [property: Id(1)] string Department,
    [property: Id(2)] string Title,
    [property: Id(3)] DateTimeOffset? Due,
    [property: Id(4)] DateTimeOffset AddedAt,
    [property: Id(5)] string? DoneBy = null,
    [property: Id(6)] DateTimeOffset? DoneAt = null,
    [property: Id(7)] string? Result = null,
    [property: Id(8)] ImmutableArray<string>? Categories = null);
