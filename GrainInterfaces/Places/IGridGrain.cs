using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Cases;
using Twin.Objects;

namespace Twin.Places;

/// <summary>A grid (网格), the patch of one or more grid workers. Its id is its 15-digit area code. Key: <c>grid/{id}</c>.</summary>
[Alias("twin.IGridGrain")]
public interface IGridGrain : IHazardSite, IObjectGrain
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, GridAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<GridSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>Puts a worker on the roster. Harmless to repeat.</summary>
    [Alias("Enroll")]
    Task Enroll(string worker, CancellationToken cancellationToken);

    /// <summary>Takes a worker off the roster. Harmless to repeat.</summary>
    [Alias("Dismiss")]
    Task Dismiss(string worker, CancellationToken cancellationToken);

    /// <summary>
    /// Picks for a case the worker on duty who is for its category and has the least load; somebody on leave is stood in
    /// for by the deputy. Of those with the same load the nearest one, where that is known.
    /// </summary>
    /// <param name="tried">Who was given it before.</param>
    /// <returns>The worker's id; null when nobody else is on duty.</returns>
    [Alias("Choose"), AlwaysInterleave]
    Task<string?> Choose(string caseId, CaseNeed need, ImmutableArray<string> tried, CancellationToken cancellationToken);

    /// <summary>Somebody was given the case by hand. Harmless to repeat.</summary>
    [Alias("Place"), AlwaysInterleave]
    Task Place(string caseId, string worker, CancellationToken cancellationToken);

    /// <summary>Who could have the case, the best first, each with the reason.</summary>
    /// <param name="tried">Who was given the case before.</param>
    [Alias("GetCandidates")]
    Task<ImmutableArray<CaseCandidate>> GetCandidates(CaseNeed need, ImmutableArray<string> tried, CancellationToken cancellationToken);

    /// <summary>The worker who is here for residents now: of those on duty always the same; somebody on leave is stood in for by the deputy.</summary>
    /// <returns>With nobody on duty whoever is on the roster; null for a grid without workers.</returns>
    [Alias("GetSteward")]
    Task<Steward?> GetSteward(CancellationToken cancellationToken);

    /// <summary>The case is closed and no longer counts. Harmless to repeat.</summary>
    [Alias("Release"), AlwaysInterleave]
    Task Release(string caseId, CancellationToken cancellationToken);
}
