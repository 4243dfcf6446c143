using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Storage;

namespace Twin.Devices;

[StatelessWorker]
[Reentrant]
[GrainType("dead-letters")]
internal sealed class DeadLetterGrain(IDeadLetters letters) : Grain, IDeadLetterGrain
{
    private const int MaxLimit = 1_000;

    public Task Keep(DeadLetter letter, CancellationToken cancellationToken) => letters.Keep(letter, cancellationToken).OrStorageFault();

    public async Task<Outcome<ImmutableArray<DeadLetter>>> List(Caller caller, string? device, long? before, int limit, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, RightsTable.DeadLetter, Right.Read) is { } refusal)
        {
            return refusal;
        }

        return limit is < 1 or > MaxLimit
            ? Refusal.Invalid(nameof(limit), $"The limit must be from 1 to {MaxLimit}.")
            : await letters.List(device, before, limit, cancellationToken).OrStorageFault();
    }
}
