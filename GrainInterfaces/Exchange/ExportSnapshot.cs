namespace Twin.Exchange;

/// <param name="By">Who asked for it, and why.</param>
/// <param name="Rows">How many there were when it was asked for.</param>
/// <param name="MaxRows">The file ends there, however many there are by then.</param>
/// <param name="DecidedBy">The second person; null while it waits, and for what needs none.</param>
/// <param name="ExpiresAt">Of the link; null while it waits.</param>
[GenerateSerializer, Immutable, Alias("twin.export-snapshot")]
public sealed record ExportSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] ExportPlan Plan,
    [property: Id(2)] ExportPhase Phase,
    [property: Id(3)] string By,
    [property: Id(4)] string? Purpose,
    [property: Id(5)] DateTimeOffset RequestedAt,
    [property: Id(6)] long Rows,
    [property: Id(7)] int MaxRows,
    [property: Id(8)] string? DecidedBy,
    [property: Id(9)] DateTimeOffset? ExpiresAt);
