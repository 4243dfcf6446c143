using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Audit;
using Twin.Storage;

namespace Twin.Devices;

[StatelessWorker]
[Reentrant]
[GrainType("dead-letters")]
internal sealed class DeadLetterGrain(
    IDeadLetters letters, IAuditLog audit, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, IDeadLetterGrain
{
    private const int MaxLimit = 1_000;
    private const int MaxReplays = 100;

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

    public async Task<Outcome<ReplayResult>> Replay(Caller caller, long id, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, RightsTable.DeadLetter, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        return await letters.Find(id, cancellationToken).OrStorageFault() is { } letter
            ? await Replay(caller, letter, cancellationToken)
            : new Refusal(RefusalReason.NotFound, $"There is no dead letter {id}.");
    }

    public async Task<Outcome<ImmutableArray<ReplayResult>>> ReplayAll(Caller caller, LetterFilter filter, int limit, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, RightsTable.DeadLetter, Right.Edit) is { } refusal)
        {
            return refusal;
        }

        if (limit is < 1 or > MaxReplays)
        {
            return Refusal.Invalid(nameof(limit), $"must be 1 to {MaxReplays}");
        }

        var results = ImmutableArray.CreateBuilder<ReplayResult>();
        foreach (var letter in await letters.ListOpen(filter, limit, cancellationToken).OrStorageFault())
        {
            var replayed = await Replay(caller, letter, cancellationToken);
            results.Add(replayed.Succeeded ? replayed.Value : new ReplayResult(letter.Id, Replayed: false, replayed.Refusal.Message));
        }

        return results.ToImmutable();
    }

    /// <summary>What is taken in has the times it had, so that a crash before the mark does no harm: it is a repeat.</summary>
    private async Task<Outcome<ReplayResult>> Replay(Caller caller, DeadLetter letter, CancellationToken cancellationToken)
    {
        if (letter.ReplayedAt is not null)
        {
            return new ReplayResult(letter.Id, Replayed: true, Reason: null);
        }

        if (letter.PayloadLength > letter.Payload.Length)
        {
            return Refusal.Conflict("Only the beginning of its payload was kept.");
        }

        await audit.Append(AuditNote.Of(caller, AuditAction.Change, new ObjectKey(RightsTable.DeadLetter, letter.Id.ToString(CultureInfo.InvariantCulture)), "replay"), cancellationToken).OrStorageFault();
        if (await GrainFactory.DeviceLinks().Replay(letter, cancellationToken) is not { } result)
        {
            return Refusal.Conflict("No bridge is there to read it.");
        }

        if (result.Replayed)
        {
            await letters.MarkReplayed(letter.Id, time.GetUtcNow(), cancellationToken).OrStorageFault();
        }

        return result;
    }
}
