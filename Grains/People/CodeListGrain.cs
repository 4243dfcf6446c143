using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Twin.People;

[StatelessWorker]
[GrainType("code-lists")]
internal sealed class CodeListGrain(CodeLists lists) : Grain, ICodeListGrain
{
    public Task<ImmutableArray<CodeList>> List(CancellationToken cancellationToken) => Task.FromResult(lists.All);
}
