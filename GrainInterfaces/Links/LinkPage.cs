using System.Collections.Immutable;

namespace Twin.Links;

/// <summary>A page of links: those that start from the object first, all on the first page, then those that lead to it.</summary>
/// <param name="Cursor">Where the next page starts; null on the last.</param>
[GenerateSerializer, Immutable, Alias("twin.link-page")]
public sealed record LinkPage([property: Id(0)] ImmutableArray<LinkedObject> Items, [property: Id(1)] string? Cursor);
