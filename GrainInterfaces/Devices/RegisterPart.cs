namespace Twin.Devices;

/// <param name="Id">A profile or a status; null for entries without one.</param>
/// <param name="Count">How many devices or sources.</param>
[GenerateSerializer, Immutable, Alias("twin.register-part")]
public sealed record RegisterPart([property: Id(0)] string? Id, [property: Id(1)] string Name, [property: Id(2)] long Count);
