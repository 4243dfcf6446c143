namespace Twin.Exchange;

/// <param name="By">The account that sent the file.</param>
/// <param name="Rows">How many the file has; 0 while it is being received.</param>
/// <param name="Done">How many have their result.</param>
/// <param name="Batches">The report is kept in as many parts.</param>
/// <param name="FinishedAt">Null while it runs.</param>
[GenerateSerializer, Immutable, Alias("twin.import-snapshot")]
public sealed record ImportSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] ImportPlan Plan,
    [property: Id(2)] ImportPhase Phase,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset ReceivedAt,
    [property: Id(5)] DateTimeOffset? FinishedAt,
    [property: Id(6)] int Rows,
    [property: Id(7)] int Done,
    [property: Id(8)] int Batches,
    [property: Id(9)] ImportCounts Counts);
