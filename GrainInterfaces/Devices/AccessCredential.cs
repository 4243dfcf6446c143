namespace Twin.Devices;

/// <summary>A credential at a door as it stands.</summary>
/// <param name="Number">Counts from 1 at the door.</param>
/// <param name="Person">Whose it is; null for callers who may not read of people.</param>
/// <param name="Household">The home for whose sake it was granted; null likewise.</param>
/// <param name="Reason">Why it was taken back: <c>withdrawn</c>, or <c>left</c> when the person moved out or died.</param>
/// <param name="AtDoor">What the door said when it was told to know it, or, once it is over, to forget it.</param>
/// <param name="DoorFault">Why the door did not; null when it did.</param>
[GenerateSerializer, Immutable, Alias("twin.access-credential")]
public sealed record AccessCredential(
    [property: Id(0)] int Number,
    [property: Id(1)] CredentialKind Kind,
    [property: Id(2)] string? Reference,
    [property: Id(3)] string? Person,
    [property: Id(4)] string? Household,
    [property: Id(5)] DateTimeOffset From,
    [property: Id(6)] DateTimeOffset? To,
    [property: Id(7)] CredentialStanding Standing,
    [property: Id(8)] string GrantedBy,
    [property: Id(9)] DateTimeOffset? RevokedAt,
    [property: Id(10)] string? Reason,
    [property: Id(11)] DoorAnswer AtDoor,
    [property: Id(12)] string? DoorFault);
