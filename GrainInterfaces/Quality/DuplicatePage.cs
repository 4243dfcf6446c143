using System.Collections.Immutable;

namespace Twin.Quality;

/// <param name="Cursor">Where the next page starts; null on the last.</param>
[GenerateSerializer, Immutable, Alias("twin.duplicate-page")]
public sealed record DuplicatePage([property: Id(0)] ImmutableArray<Duplicate> Items, [property: Id(1)] string? Cursor);
