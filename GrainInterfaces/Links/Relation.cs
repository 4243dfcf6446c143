using Twin.Models;

namespace Twin.Links;

/// <summary>A kind of link, with what it is called from either end.</summary>
/// <param name="Name">As links carry it: what the other object is to the one the link starts from.</param>
/// <param name="Titles">As it reads from where it starts.</param>
/// <param name="Inverse">What it is called from the other end; the same name for what is mutual.</param>
/// <param name="InverseTitles">As it reads from the other end.</param>
/// <param name="ByHand">True when it may be added by hand; false when it follows from fields, and rights may follow from it.</param>
[GenerateSerializer, Immutable, Alias("twin.relation")]
public sealed record Relation(
    [property: Id(0)] string Name,
    [property: Id(1)] LocalText Titles,
    [property: Id(2)] string Inverse,
    [property: Id(3)] LocalText InverseTitles,
    [property: Id(4)] bool ByHand = false);
