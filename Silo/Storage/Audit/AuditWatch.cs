using System.Data.Common;
using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>
/// Every few seconds holds this silo's chain, puts into it how far the others have come, and tells the witness. So the
/// end of a chain can be cut off unseen for as long only.
/// </summary>
internal sealed partial class AuditWatch(
    ITwinDatabase database,
    IAuditLog audit,
    AuditChain chain,
    AuditSeal seal,
    AuditWitness witness,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<AuditWatch> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, AuditMark> _anchored = [];

    public void Participate(ISiloLifecycle lifecycle)
    {
        LifecycleLoop.Run(lifecycle, nameof(AuditWatch), Interval, time, Watch, LogNotWatched);
        lifecycle.Subscribe(nameof(AuditWatch), ServiceLifecycleStage.RuntimeInitialize, _ => Task.CompletedTask, chain.Release);
    }

    private async Task Watch(CancellationToken stopping)
    {
        await chain.Hold(stopping);
        await using var connection = await database.OpenForReading(stopping);
        var heads = await AuditReader.Heads(connection);
        if (chain.Number is { } own)
        {
            await Anchor(connection, heads, own, stopping);
        }

        await witness.Advance(connection, heads);
    }

    private async Task Anchor(DbConnection connection, IReadOnlyList<AuditHead> heads, int own, CancellationToken stopping)
    {
        var ahead = new List<AuditMark>();
        foreach (var mark in heads.Where(seal.IsWhole).Select(head => head.Mark).Concat(chain.Known).Where(mark => mark.Chain != own))
        {
            var from = _anchored.GetValueOrDefault(mark.Chain)?.Sequence ?? 0;
            if (mark.Sequence > from && await AuditReader.HasNotes(connection, mark.Chain, from))
            {
                ahead.Add(mark);
            }
        }

        if (ahead.Count > 0)
        {
            await audit.Append(AuditAnchor.Of(ahead), stopping);
            ahead.ForEach(mark => _anchored[mark.Chain] = mark);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log could not be watched over; it is tried again every few seconds")]
    private partial void LogNotWatched(Exception fault);
}
