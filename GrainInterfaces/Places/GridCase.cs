namespace Twin.Places;

/// <param name="Worker">Who has it; null while nobody is on duty.</param>
[GenerateSerializer, Immutable, Alias("twin.grid-case")]
public sealed record GridCase([property: Id(0)] string Id, [property: Id(1)] string? Worker);
