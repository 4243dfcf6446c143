namespace Twin.Cases;

/// <summary>One row of the transition table.</summary>
/// <param name="Step">What the trail calls it.</param>
/// <param name="ByAssignee">True when only the worker who has the case may do it; false when a supervisor must.</param>
internal sealed record CaseTransition(CaseStatus From, CaseAction Action, CaseStatus To, string Step, bool ByAssignee);
