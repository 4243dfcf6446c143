using Twin.Models;
using Twin.Search;

namespace Twin.Links;

/// <summary>The object at the other end of a link.</summary>
/// <param name="Titles">What the link is called, read in this direction.</param>
/// <param name="Other">As the caller may see it.</param>
/// <param name="Since">The first day on which the link holds, if it was said.</param>
/// <param name="Until">The day from which on it holds no longer, if there is one.</param>
/// <param name="Added">True when it was added by hand.</param>
[GenerateSerializer, Immutable, Alias("twin.linked-object")]
public sealed record LinkedObject(
    [property: Id(0)] string Relation,
    [property: Id(1)] LinkDirection Direction,
    [property: Id(2)] LocalText Titles,
    [property: Id(3)] CatalogEntry Other,
    [property: Id(4)] DateOnly? Since,
    [property: Id(5)] DateOnly? Until,
    [property: Id(6)] bool Added);
