namespace Twin.Residents;

/// <summary>A case that the person reported, or about its home.</summary>
[GenerateSerializer, Immutable, Alias("twin.held-case")]
public sealed record HeldCase([property: Id(0)] string Id, [property: Id(1)] string Title, [property: Id(2)] string? Status);
