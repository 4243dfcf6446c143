using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>Who could have a case: on duty, not asked yet, for its category, with the least to do, nearest by comes first.</summary>
/// <param name="Workers">With what each says of itself.</param>
/// <param name="Deputies">Those on leave, by their deputy.</param>
internal sealed record Candidates(ImmutableArray<KeyValuePair<string, WorkerAvailability>> Workers, ILookup<string, string> Deputies)
{
    /// <param name="tried">Who was asked in vain.</param>
    /// <param name="loads">Open cases of this grid that each worker has.</param>
    public ImmutableArray<CaseCandidate> Rank(ImmutableArray<string> tried, IReadOnlyDictionary<string, int> loads) =>
    [
        .. Workers
            .Select(entry => new CaseCandidate(
                entry.Key,
                entry.Value.Name,
                entry.Value.OnDuty,
                entry.Value.LoadElsewhere + loads.GetValueOrDefault(entry.Key),
                entry.Value.Skilled,
                Deputies[entry.Key].FirstOrDefault(),
                tried.Contains(entry.Key, StringComparer.Ordinal),
                tried.Contains(entry.Key, StringComparer.Ordinal) ? Presence.AskedInVain : entry.Value.Reason,
                entry.Value.Distance))
            .OrderByDescending(static candidate => candidate.Available && !candidate.Tried)
            .ThenByDescending(static candidate => candidate.Available)
            .ThenByDescending(static candidate => candidate.Skilled)
            .ThenBy(static candidate => candidate.Load)
            .ThenBy(static candidate => candidate.Distance ?? double.MaxValue)
            .ThenBy(static candidate => candidate.Worker, StringComparer.Ordinal),
    ];
}
