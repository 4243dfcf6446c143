using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Storage;

namespace Twin.Accounts;

[StatelessWorker]
[Reentrant]
[GrainType("accounts")]
internal sealed class AccountDirectoryGrain(IStoredKeys keys) : Grain, IAccountDirectoryGrain
{
    private const int MaxLimit = 200;

    public async Task<Outcome<ImmutableArray<string>>> List(Caller caller, string? after, int limit, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, ObjectKind.Account, Right.Read) is { } refusal)
        {
            return refusal;
        }

        return limit is < 1 or > MaxLimit
            ? Refusal.Invalid(nameof(limit), $"must be 1 to {MaxLimit}")
            : await keys.List(ObjectKind.Account, after, limit, cancellationToken).OrStorageFault();
    }
}
