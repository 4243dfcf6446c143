using Microsoft.Extensions.Options;

namespace Twin.Storage.Audit;

/// <summary>Forgets from the old end of each chain; the new beginning is sealed, so that the rest can be verified.</summary>
internal sealed partial class AuditRetention(
    ITwinDatabase database,
    IAuditStore store,
    AuditSeal seal,
    IOptions<AuditOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<AuditRetention> log) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>How many entries one transaction removes: others wait for it.</summary>
    private const int AtOnce = 5_000;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public void Participate(ISiloLifecycle lifecycle) => LifecycleLoop.Run(
        lifecycle,
        nameof(AuditRetention),
        Interval,
        time,
        stopping => Trim(time.GetUtcNow().AddDays(-options.Value.RetentionDays), stopping),
        LogNotTrimmed);

    public async Task Trim(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        foreach (var head in await AuditReader.Heads(connection))
        {
            // A chain that is not whole is left as it is for the auditor.
            var current = seal.IsWhole(head) ? head : null;
            while (current is not null && await FindFirstKept(current, before, cancellationToken) is { } first)
            {
                var hash = await AuditReader.HashAt(connection, head.Chain, first - 1);
                var trimmed = hash is null ? null : seal.Head(current.Chain, first, hash, current.Sequence, current.Hash);
                current = trimmed is not null && await store.Trim(current, trimmed, cancellationToken) ? trimmed : null;
            }
        }
    }

    /// <summary>Where the chain is to begin; null when it begins there already.</summary>
    private async Task<long?> FindFirstKept(AuditHead head, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var kept = await AuditReader.FirstSince(connection, head.Chain, before.ToUnixTimeMilliseconds());
        var first = Math.Min(kept ?? head.Sequence + 1, head.First + AtOnce);
        return first > head.First ? first : null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Old entries of the audit log could not be removed; it is tried again in an hour")]
    private partial void LogNotTrimmed(Exception fault);
}
