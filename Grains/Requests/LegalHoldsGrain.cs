using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Twin.Requests;

[StatelessWorker]
[Reentrant]
[GrainType("legal-holds")]
internal sealed class LegalHoldsGrain(LegalHolds holds) : Grain, ILegalHoldsGrain
{
    public Task<ImmutableArray<LegalHold>> List(CancellationToken cancellationToken) => Task.FromResult(holds.All);
}
