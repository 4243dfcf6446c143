namespace Twin.Residents;

/// <summary>Who found something about a resident to be true, and when.</summary>
/// <param name="By">The account; the resident's own when name and number were matched.</param>
[GenerateSerializer, Immutable, Alias("twin.verified-level")]
public sealed record VerifiedLevel([property: Id(0)] DateTimeOffset At, [property: Id(1)] string By);
