using System.Collections.Immutable;

namespace Twin.Exchange;

/// <param name="Next">Where the next page goes on; null on the last.</param>
[GenerateSerializer, Immutable, Alias("twin.conflict-page")]
public sealed record ConflictPage([property: Id(0)] ImmutableArray<ImportConflict> Items, [property: Id(1)] long? Next);
