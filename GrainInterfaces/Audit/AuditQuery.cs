namespace Twin.Audit;

/// <summary>Which entries to list. All conditions must hold.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Cursor">From the previous page.</param>
/// <param name="Limit">1 to 1,000.</param>
[GenerateSerializer, Immutable, Alias("twin.audit-query")]
public sealed record AuditQuery(
    [property: Id(0)] string? Actor,
    [property: Id(1)] ObjectKey? Object,
    [property: Id(2)] string? Action,
    [property: Id(3)] DateTimeOffset? From,
    [property: Id(4)] DateTimeOffset? To,
    [property: Id(5)] string? Cursor,
    [property: Id(6)] int Limit);
