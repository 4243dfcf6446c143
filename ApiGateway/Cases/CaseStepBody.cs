using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>What is said with a step; <c>docs/cases.md</c> lists what each takes, anything else is refused.</summary>
/// <param name="Note">What was found, done or is asked for; at most 2,000 characters. ID and phone numbers in it are blotted out.</param>
/// <param name="Worker">The grid worker it goes to.</param>
/// <param name="Category">One of <c>GET /case-categories</c>.</param>
/// <param name="Until">When a suspension ends, or the new limit.</param>
/// <param name="Into">The case it is the same matter as.</param>
/// <param name="Speed">How fast it went, 1 (bad) to 5 (good).</param>
/// <param name="Service">How it was dealt with, 1 to 5.</param>
/// <param name="Internal">True for what the reporter is not to see.</param>
/// <param name="Department">The department a task is for.</param>
/// <param name="Task">The number of a task.</param>
/// <param name="Attachments">Ids of attachments of the case that belong to the step.</param>
public sealed record CaseStepBody(
    string? Note = null,
    string? Worker = null,
    string? Category = null,
    Severity? Severity = null,
    DateTimeOffset? Until = null,
    string? Into = null,
    int? Speed = null,
    int? Service = null,
    bool? Internal = null,
    string? Department = null,
    int? Task = null,
    ImmutableArray<string>? Attachments = null)
{
    internal CaseCommand ToCommand(CaseAction action, long? revision) =>
        new(action, Note, Worker, Category, Severity, Until, Into, Speed, Service, Internal, Department, Task, Attachments ?? [], revision);
}
