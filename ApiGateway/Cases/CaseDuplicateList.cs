using System.Collections.Immutable;

namespace Twin.Cases;

/// <param name="Items">The likest first, at most 10.</param>
public sealed record CaseDuplicateList(ImmutableArray<CaseDuplicate> Items);
