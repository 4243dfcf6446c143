namespace Twin.Devices;

/// <summary>Lets somebody who lives there in at a door.</summary>
/// <param name="Person">The resident's id.</param>
/// <param name="Reference">
/// What the door knows it by, 1 to 64 characters: the number of a card, or the place of a code or face in the door's memory.
/// Never the code or the picture itself.
/// </param>
/// <param name="From">From when it holds; at once when not given.</param>
/// <param name="To">Until when, exclusive; without end when not given.</param>
[GenerateSerializer, Immutable, Alias("twin.access-grant")]
public sealed record AccessGrant(
    [property: Id(0)] string Person,
    [property: Id(1)] CredentialKind Kind,
    [property: Id(2)] string Reference,
    [property: Id(3)] DateTimeOffset? From = null,
    [property: Id(4)] DateTimeOffset? To = null);
