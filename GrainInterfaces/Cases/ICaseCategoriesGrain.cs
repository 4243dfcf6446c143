using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>The categories of cases with their time limits. Stateless; key 0.</summary>
[Alias("twin.ICaseCategoriesGrain")]
public interface ICaseCategoriesGrain : IGrainWithIntegerKey
{
    /// <summary>All categories, by group and name.</summary>
    [Alias("GetAll")]
    Task<ImmutableArray<CaseCategory>> GetAll(CancellationToken cancellationToken);
}
