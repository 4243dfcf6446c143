using Twin.Access;

namespace Twin.Residents;

/// <summary>That somebody has looked at the data of the person or the home; who it was stays among colleagues.</summary>
/// <param name="Of"><c>person</c> or <c>household</c>.</param>
/// <param name="Action"><c>read</c> (masked), <c>reveal</c> (one field in clear) or <c>export</c>.</param>
/// <param name="Field">Which one was revealed.</param>
/// <param name="Purpose">Its code; null where the purpose was given in words.</param>
[GenerateSerializer, Immutable, Alias("twin.held-look")]
public sealed record HeldLook(
    [property: Id(5)] string Of,
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] Role? Role,
    [property: Id(2)] string Action,
    [property: Id(3)] string? Field,
    [property: Id(4)] string? Purpose);
