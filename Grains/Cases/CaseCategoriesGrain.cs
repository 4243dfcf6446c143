using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Twin.Cases;

[StatelessWorker]
internal sealed class CaseCategoriesGrain(CasePolicies policies) : Grain, ICaseCategoriesGrain
{
    public Task<ImmutableArray<CaseCategory>> GetAll(CancellationToken cancellationToken) => Task.FromResult(policies.ToCategories());
}
