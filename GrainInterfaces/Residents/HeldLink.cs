namespace Twin.Residents;

/// <summary>Another object that names the person.</summary>
/// <param name="Relation">What the person is to it.</param>
/// <param name="Title">Null for another person.</param>
[GenerateSerializer, Immutable, Alias("twin.held-link")]
public sealed record HeldLink([property: Id(0)] string Kind, [property: Id(1)] string Id, [property: Id(2)] string Relation, [property: Id(3)] string? Title);
