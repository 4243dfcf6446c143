using System.Collections.Immutable;

namespace Twin.Cases;

/// <param name="Items">By group and name.</param>
public sealed record CaseCategoryList(ImmutableArray<CaseCategory> Items);
