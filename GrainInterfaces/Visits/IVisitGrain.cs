using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Visits;

/// <summary>One object to be visited by one plan, again and again. Overdue, it opens a case by itself, once. Key: <c>visit/{plan}.{kind}.{id}</c>.</summary>
[Alias("twin.IVisitGrain")]
public interface IVisitGrain : IWakeable
{
    /// <summary>The plan means this object. Harmless to repeat. For the plan only.</summary>
    [Alias("Schedule")]
    Task Schedule(string plan, VisitPlanSetting setting, ObjectKey target, string? area, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<VisitSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>What would change in the object; nothing is stored.</summary>
    /// <param name="values">A JSON object.</param>
    [Alias("Compare")]
    Task<Outcome<ImmutableArray<VisitDifference>>> Compare(Caller caller, string values, CancellationToken cancellationToken);

    /// <summary>Takes in what a visit brought. Harmless to repeat.</summary>
    /// <param name="result">The id of the result; null when the worker gave it no key, which is refused.</param>
    [Alias("Submit")]
    Task<Outcome<VisitResultSnapshot>> Submit(Caller caller, string? result, VisitSubmission submission, CancellationToken cancellationToken);

    /// <summary>A visit took place. In any order and however often. For results only.</summary>
    [Alias("NoteVisit")]
    Task NoteVisit(DateTimeOffset at, string by, CancellationToken cancellationToken);

    /// <summary>What is visited has been deleted. Harmless to repeat. For grains only.</summary>
    [Alias("Forget")]
    Task Forget(CancellationToken cancellationToken);
}
