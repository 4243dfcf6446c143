namespace Twin.Cases;

/// <summary>One row of the transition table.</summary>
/// <param name="To">The status after it; the same as <paramref name="From"/> for what moves nothing.</param>
/// <param name="Step">What the trail calls it.</param>
/// <param name="By">Who may do it.</param>
/// <param name="Needs">What must be said; <see cref="CaseArguments.Proof"/> and <see cref="CaseArguments.Class"/> want either.</param>
/// <param name="Takes">What may be said besides.</param>
internal sealed record CaseTransition(
    CaseStatus From,
    CaseAction Action,
    CaseStatus To,
    string Step,
    CaseParty By,
    CaseArguments Needs = CaseArguments.None,
    CaseArguments Takes = CaseArguments.None)
{
    /// <summary>All that may be said; a note and attachments go with any step.</summary>
    public CaseArguments Accepts => Needs | Takes | CaseArguments.Proof;
}
