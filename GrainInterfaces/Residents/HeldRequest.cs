namespace Twin.Residents;

/// <summary>A request about the person.</summary>
[GenerateSerializer, Immutable, Alias("twin.held-request")]
public sealed record HeldRequest([property: Id(0)] string Id, [property: Id(1)] string? Kind, [property: Id(2)] string? Status, [property: Id(3)] DateTimeOffset? Due);
