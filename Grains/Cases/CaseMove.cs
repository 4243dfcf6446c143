using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>A move that a case makes by itself.</summary>
/// <param name="From">The statuses it is possible in.</param>
/// <param name="Step">What the trail calls it.</param>
/// <param name="When">For people.</param>
internal sealed record CaseMove(ImmutableArray<CaseStatus> From, CaseStatus To, string Step, string When)
{
    public bool IsPossible(CaseState state) => From.Contains(state.Status);
}
