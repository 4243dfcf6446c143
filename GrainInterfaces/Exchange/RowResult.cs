using System.Collections.Immutable;

namespace Twin.Exchange;

/// <summary>What became of one row.</summary>
/// <param name="Revision">The object's, when the row was taken in.</param>
/// <param name="Field">The field at fault, when the row failed.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Conflicts">The fields that went to the review list.</param>
[GenerateSerializer, Immutable, Alias("twin.row-result")]
public sealed record RowResult(
    [property: Id(0)] int Line,
    [property: Id(1)] string? Kind,
    [property: Id(2)] string? Id,
    [property: Id(3)] RowStatus Status,
    [property: Id(4)] long? Revision,
    [property: Id(5)] string? Field,
    [property: Id(6)] string? Error,
    [property: Id(7)] ImmutableArray<string> Conflicts)
{
    public static RowResult Failed(ImportRow row, Refusal refusal) =>
        new(row.Line, row.Kind, row.Id, RowStatus.Failed, Revision: null, refusal.Field, refusal.Message, []);
}
