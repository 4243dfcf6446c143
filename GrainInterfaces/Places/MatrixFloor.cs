using System.Collections.Immutable;

namespace Twin.Places;

/// <param name="Cells">By unit, then by door.</param>
[GenerateSerializer, Immutable, Alias("twin.matrix-floor")]
public sealed record MatrixFloor([property: Id(0)] int Floor, [property: Id(1)] ImmutableArray<MatrixCell> Cells);
