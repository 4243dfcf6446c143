namespace Twin.Models;

/// <summary>A model as it is published.</summary>
/// <param name="Version">Grows by one with each change, from 1.</param>
[GenerateSerializer, Immutable, Alias("twin.model-version")]
public sealed record ModelVersion([property: Id(0)] string Kind, [property: Id(1)] int Version, [property: Id(2)] ModelDefinition Definition);
