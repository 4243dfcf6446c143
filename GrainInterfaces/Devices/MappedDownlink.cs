namespace Twin.Devices;

/// <summary>A message to a device as a mapping made it.</summary>
/// <param name="Payload">As text, as far as it is one.</param>
/// <param name="PayloadBase64">As it is.</param>
[GenerateSerializer, Immutable, Alias("twin.mapped-downlink")]
public sealed record MappedDownlink([property: Id(0)] string Topic, [property: Id(1)] string Payload, [property: Id(2)] string PayloadBase64);
