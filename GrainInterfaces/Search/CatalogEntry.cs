using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>An object's card as a list shows it.</summary>
/// <param name="Facts">Searchable facts by name, such as <c>severity</c>.</param>
/// <param name="Links">Linked objects by relation, such as <c>device</c>, <c>building</c>, <c>assignee</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.catalog-entry")]
public sealed record CatalogEntry(
    [property: Id(0)] ObjectKey Key,
    [property: Id(1)] string Title,
    [property: Id(2)] string? Area,
    [property: Id(3)] string? Status,
    [property: Id(4)] ImmutableArray<string> Labels,
    [property: Id(5)] DateTimeOffset? Due,
    [property: Id(6)] ImmutableDictionary<string, string> Facts,
    [property: Id(7)] ImmutableArray<ObjectLink> Links);
