namespace Twin.Exchange;

/// <summary>A field about which an import and what stands say different things, as the caller may see it.</summary>
/// <param name="PresentSource">Who set what stands, when the conflict arose; null when it was entered here.</param>
/// <param name="Import">The id of the import that said so last, and the line in it.</param>
/// <param name="Values">What stands now and what the import says.</param>
/// <param name="DecidedBy">Null while it is open.</param>
[GenerateSerializer, Immutable, Alias("twin.import-conflict")]
public sealed record ImportConflict(
    [property: Id(0)] long Id,
    [property: Id(1)] ObjectKey Object,
    [property: Id(2)] string Field,
    [property: Id(3)] string Source,
    [property: Id(4)] string? PresentSource,
    [property: Id(5)] string Import,
    [property: Id(6)] int Line,
    [property: Id(7)] DateTimeOffset At,
    [property: Id(8)] ConflictStatus Status,
    [property: Id(9)] string? DecidedBy,
    [property: Id(10)] FieldComparison Values);
