using System.Collections.Immutable;

namespace Twin.Exchange;

/// <param name="Items">By id.</param>
public sealed record MappingList(ImmutableSortedDictionary<string, MappingBody> Items)
{
    internal static MappingList Of(ImmutableSortedDictionary<string, ImportMapping> mappings) =>
        new(mappings.ToImmutableSortedDictionary(static mapping => mapping.Key, static mapping => MappingBody.Of(mapping.Value), StringComparer.Ordinal));
}
