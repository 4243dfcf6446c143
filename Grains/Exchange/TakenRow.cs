using System.Collections.Immutable;

namespace Twin.Exchange;

/// <summary>A row with what became of it.</summary>
/// <param name="Agreed">The fields it speaks of about which there is no conflict.</param>
/// <param name="MayPass">True when the store failed, not the row.</param>
internal sealed record TakenRow(RowResult Result, ObjectKey Key, ImmutableArray<SourceConflict> Conflicts, ImmutableArray<string> Agreed, bool MayPass = false)
{
    public static TakenRow Of(ImportRow row, ObjectKey key, SourceOutcome outcome)
    {
        ImmutableArray<string> conflicts = [.. outcome.Conflicts.Select(static conflict => conflict.Field)];
        return new TakenRow(
            new RowResult(row.Line, row.Kind, row.Id, outcome.Status, outcome.Revision, Field: null, Error: null, conflicts),
            key,
            outcome.Conflicts,
            [.. outcome.Claims.Except(conflicts, StringComparer.Ordinal)]);
    }

    public static TakenRow Failed(ImportRow row, Refusal refusal) => new(RowResult.Failed(row, refusal), default, [], []);
}
