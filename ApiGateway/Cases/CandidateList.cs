using System.Collections.Immutable;

namespace Twin.Cases;

/// <param name="Items">The best first.</param>
public sealed record CandidateList(ImmutableArray<CaseCandidate> Items);
