using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>Who is best for a case: on duty, not asked yet, for its category, with the least to do.</summary>
internal static class Candidates
{
    /// <param name="deputies">Those on leave, by their deputy.</param>
    /// <param name="tried">Who was asked in vain.</param>
    /// <param name="loadHere">Open cases of this grid that a worker has.</param>
    public static ImmutableArray<CaseCandidate> Rank(
        ImmutableArray<KeyValuePair<string, WorkerAvailability>> workers, ILookup<string, string> deputies, ImmutableArray<string> tried, Func<string, int> loadHere) =>
    [
        .. workers
            .Select(entry => new CaseCandidate(
                entry.Key,
                entry.Value.Name,
                entry.Value.OnDuty,
                entry.Value.LoadElsewhere + loadHere(entry.Key),
                entry.Value.Skilled,
                deputies[entry.Key].FirstOrDefault(),
                tried.Contains(entry.Key, StringComparer.Ordinal),
                tried.Contains(entry.Key, StringComparer.Ordinal) ? Presence.AskedInVain : entry.Value.Reason))
            .OrderByDescending(static candidate => candidate.Available && !candidate.Tried)
            .ThenByDescending(static candidate => candidate.Available)
            .ThenByDescending(static candidate => candidate.Skilled)
            .ThenBy(static candidate => candidate.Load)
            .ThenBy(static candidate => candidate.Worker, StringComparer.Ordinal),
    ];
}
