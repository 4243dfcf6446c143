using System.Collections.Immutable;

namespace Twin.Objects;

/// <param name="Items">Newest first.</param>
/// <param name="Cursor">Where the next page starts; null on the last.</param>
[GenerateSerializer, Immutable, Alias("twin.object-change-page")]
public sealed record ObjectChangePage([property: Id(0)] ImmutableArray<ObjectChange> Items, [property: Id(1)] string? Cursor);
