using System.Collections.Immutable;
using Twin.Cases;
using Twin.Models;

namespace Twin.Procedures;

/// <summary>The procedures that ship, and whether a new one can be.</summary>
internal sealed class Procedures(CasePolicies policies)
{
    private const int MaxTextLength = 2_000;
    private const int MaxNoteLength = 500;
    private const int MaxVersions = 500;

    private readonly Dictionary<string, Dictionary<CaseStatus, LocalText>> _shipped = ShippedData.Read<Dictionary<string, Dictionary<CaseStatus, LocalText>>>("procedures.json");

    /// <summary>What ships for a category; empty for nothing.</summary>
    public ImmutableArray<ProcedureVersion> Shipped(string category) => _shipped.TryGetValue(category, out var steps)
        ? [new ProcedureVersion(0, DateTimeOffset.UnixEpoch, By: null, Note: null, [.. steps.OrderBy(static step => step.Key).Select(static step => new ProcedureStep(step.Key, step.Value))])]
        : [];

    public Refusal? FindFault(string category, ProcedureDraft draft, int versions) => draft switch
    {
        _ when !policies.All.ContainsKey(category) => Refusal.NotFound(new ObjectKey(ObjectKind.Procedure, category)),
        { Steps.IsDefaultOrEmpty: true } => Refusal.Invalid("steps", "are needed"),
        { Note.Length: > MaxNoteLength } => Refusal.Invalid("note", $"must be at most {MaxNoteLength} characters"),
        _ when draft.Steps.FirstOrDefault(static step => !CaseTransitions.Open.Contains(step.Status)) is { } strange => Refusal.Invalid("steps", $"{Storage.StoredName.Of(strange.Status)} is no status in which something is to be done"),
        _ when draft.Steps.DistinctBy(static step => step.Status).Count() != draft.Steps.Length => Refusal.Invalid("steps", "must name each status once"),
        _ when draft.Steps.Any(static step => !Fits(step.Text.Zh) || !Fits(step.Text.En)) => Refusal.Invalid("steps", $"must have a text of 1 to {MaxTextLength} characters in each language"),
        _ when versions >= MaxVersions => Refusal.Conflict($"There are {MaxVersions} versions, and no more can be."),
        _ => null,
    };

    private static bool Fits(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= MaxTextLength;
}
