using System.Text.Json;

namespace Twin.Exchange;

/// <summary>A field about which an import and what stands say different things.</summary>
/// <param name="Object">As <c>kind/id</c>.</param>
/// <param name="Revision">Of the object: what a decision says it has seen.</param>
/// <param name="Present">What stands, as I may see it.</param>
/// <param name="PresentSource">Who set it, when the conflict arose; null when it was entered here.</param>
/// <param name="Proposed">What the import says, as I may see it.</param>
/// <param name="Source">Whose import.</param>
/// <param name="Import">Its id.</param>
/// <param name="Line">The line in it.</param>
public sealed record ConflictItem(
    string Id,
    string Object,
    long Revision,
    string Field,
    JsonElement? Present,
    string? PresentSource,
    JsonElement? Proposed,
    string Source,
    string Import,
    int Line,
    DateTimeOffset At,
    ConflictStatus Status,
    string? DecidedBy)
{
    internal static ConflictItem Of(ImportConflict conflict) => new(
        $"{conflict.Id}",
        conflict.Object.ToString(),
        conflict.Values.Revision,
        conflict.Field,
        Parse(conflict.Values.Present),
        conflict.PresentSource,
        Parse(conflict.Values.Proposed),
        conflict.Source,
        conflict.Import,
        conflict.Line,
        conflict.At,
        conflict.Status,
        conflict.DecidedBy);

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
