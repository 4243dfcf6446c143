using System.Text.Json;

namespace Twin.Visits;

/// <summary>What a visit brought.</summary>
/// <param name="At">When it was, by my clock.</param>
/// <param name="Note">At most 2,000 characters.</param>
/// <param name="Values">What the object's fields should hold.</param>
/// <param name="Seen">What I saw in them: a field that still holds it is changed at once, another one is put to review.</param>
public sealed record VisitResultBody(DateTimeOffset At, VisitOutcome Outcome = VisitOutcome.Done, string? Note = null, JsonElement? Values = null, JsonElement? Seen = null)
{
    internal VisitSubmission ToSubmission() => new(At, Outcome, Note, Values?.GetRawText(), Seen?.GetRawText());
}
