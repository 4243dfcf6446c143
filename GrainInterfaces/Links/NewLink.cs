namespace Twin.Links;

/// <summary>A link to be added by hand.</summary>
/// <param name="Relation">One of the relations that may be added so.</param>
/// <param name="Since">The first day on which it holds; null when it has always held.</param>
/// <param name="Until">The day from which on it holds no longer; after <paramref name="Since"/>.</param>
[GenerateSerializer, Immutable, Alias("twin.new-link")]
public sealed record NewLink(
    [property: Id(0)] string Relation,
    [property: Id(1)] ObjectKey To,
    [property: Id(2)] DateOnly? Since = null,
    [property: Id(3)] DateOnly? Until = null);
