using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>A word of a query: found in any of these ways. All words of a query must be found.</summary>
public sealed record SearchWord(ImmutableArray<SearchAlternative> AnyOf);
