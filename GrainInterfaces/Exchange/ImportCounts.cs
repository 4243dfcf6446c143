using System.Collections.Immutable;

namespace Twin.Exchange;

/// <summary>How many rows came to what.</summary>
/// <param name="Conflicts">Rows with a field that went to the review list; what else they said has been stored.</param>
[GenerateSerializer, Immutable, Alias("twin.import-counts")]
public sealed record ImportCounts(
    [property: Id(0)] int Created,
    [property: Id(1)] int Changed,
    [property: Id(2)] int Unchanged,
    [property: Id(3)] int Conflicts,
    [property: Id(4)] int Failed)
{
    public static ImportCounts None { get; } = new(0, 0, 0, 0, 0);

    public ImportCounts With(ImmutableArray<RowResult> results) => new(
        Created + Count(results, RowStatus.Created),
        Changed + Count(results, RowStatus.Changed),
        Unchanged + Count(results, RowStatus.Unchanged),
        Conflicts + Count(results, RowStatus.Conflict),
        Failed + Count(results, RowStatus.Failed));

    private static int Count(ImmutableArray<RowResult> results, RowStatus status) => results.Count(result => result.Status == status);
}
