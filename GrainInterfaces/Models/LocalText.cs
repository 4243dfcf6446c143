namespace Twin.Models;

/// <summary>What something is called.</summary>
[GenerateSerializer, Immutable, Alias("twin.local-text")]
public sealed record LocalText([property: Id(0)] string Zh, [property: Id(1)] string En);
