using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>One step of a case as somebody asks for it. What a step does not take must be left out.</summary>
/// <param name="Note">What was found, done or is asked for; at most 2,000 characters.</param>
/// <param name="Worker">The grid worker it goes to.</param>
/// <param name="Category">One of the case categories.</param>
/// <param name="Severity">The new severity.</param>
/// <param name="Until">When a suspension ends, or the new limit.</param>
/// <param name="Into">The case it is the same matter as.</param>
/// <param name="Speed">The reporter's rating of how fast it went, 1 (bad) to 5 (good).</param>
/// <param name="Service">The reporter's rating of how it was dealt with, 1 to 5.</param>
/// <param name="Internal">True for what the reporter is not to see.</param>
/// <param name="Department">The department a task is for.</param>
/// <param name="Task">The number of a task, from 1.</param>
/// <param name="Attachments">Ids of attachments of this case that belong to the step.</param>
/// <param name="Revision">The revision the caller has seen; null when it does not matter.</param>
[GenerateSerializer, Immutable, Alias("twin.case-command")]
public sealed record CaseCommand(
    [property: Id(0)] CaseAction Action,
    [property: Id(1)] string? Note = null,
    [property: Id(2)] string? Worker = null,
    [property: Id(3)] string? Category = null,
    [property: Id(4)] Severity? Severity = null,
    [property: Id(5)] DateTimeOffset? Until = null,
    [property: Id(6)] string? Into = null,
    [property: Id(7)] int? Speed = null,
    [property: Id(8)] int? Service = null,
    [property: Id(9)] bool? Internal = null,
    [property: Id(10)] string? Department = null,
    [property: Id(11)] int? Task = null,
    [property: Id(12)] ImmutableArray<string> Attachments = default,
    [property: Id(13)] long? Revision = null);
