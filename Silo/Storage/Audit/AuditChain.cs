using System.Collections.Concurrent;
using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>The chain this silo writes to. Used by one writer at a time; what is known of it may be asked by anyone.</summary>
internal sealed partial class AuditChain(
    IAuditStore store,
    ITwinDatabase database,
    AuditSeal seal,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<AuditChain> log)
{
    private const int MaxTries = 4;

    private readonly string _owner = Guid.NewGuid().ToString("n");
    private readonly ConcurrentDictionary<int, AuditMark> _known = new();
    private readonly HashSet<int> _broken = [];
    private AuditHead? _head;

    /// <summary>How far this silo has brought each chain it wrote to.</summary>
    public IReadOnlyCollection<AuditMark> Known => [.. _known.Values];

    /// <summary>The chain last written to; null before the first entry.</summary>
    public int? Number { get; private set; }

    /// <summary>Returns when the entries are durable.</summary>
    /// <exception cref="StorageFaultException">Whether they were stored is unknown.</exception>
    public async Task Append(IReadOnlyList<AuditNote> notes)
    {
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var from = await Open();
            var rows = Link(from, notes, at);
            var to = seal.Head(from.Chain, from.First, from.Before, rows[^1].Sequence, rows[^1].Hash);
            _head = null;
            if (await store.Append(from, to, rows, CancellationToken.None))
            {
                _head = to;
                _known[to.Chain] = to.Mark;
                Number = to.Chain;
                return;
            }

            // Retention may have moved the beginning. If it was not that, the chain is left as it is for the auditor.
            if (tries > 1)
            {
                LogBroken(from.Chain);
                _broken.Add(from.Chain);
            }
        }

        throw new StorageFaultException("No chain of the audit log can be written to.");
    }

    public Task Hold(CancellationToken cancellationToken) => store.Hold(_owner, cancellationToken);

    public Task Release(CancellationToken cancellationToken) => store.Release(_owner, cancellationToken);

    private async Task<AuditHead> Open()
    {
        while (_head is null)
        {
            if (await store.Take(_owner, _broken, CancellationToken.None) is { } taken)
            {
                if (seal.IsWhole(taken) && !IsPutBack(taken))
                {
                    _head = taken;
                }
                else if (_broken.Add(taken.Chain))
                {
                    LogBroken(taken.Chain);
                }
            }
            else
            {
                await using var connection = await database.OpenForReading(CancellationToken.None);
                var heads = await AuditReader.Heads(connection);
                var chain = heads.Count == 0 ? 1 : heads[^1].Chain + 1;
                var begun = seal.Head(chain, first: 1, AuditSeal.Beginning, sequence: 0, AuditSeal.Beginning);
                _head = await store.Add(begun, _owner, CancellationToken.None) ? begun : null;
            }
        }

        return _head;
    }

    private bool IsPutBack(AuditHead head) => _known.TryGetValue(head.Chain, out var mark)
        && (head.Sequence < mark.Sequence || (head.Sequence == mark.Sequence && !head.Hash.AsSpan().SequenceEqual(mark.Hash)));

    private List<AuditRow> Link(AuditHead head, IReadOnlyList<AuditNote> notes, long at)
    {
        var rows = new List<AuditRow>(notes.Count);
        var (sequence, previous) = (head.Sequence, head.Hash);
        foreach (var note in notes)
        {
            var row = seal.Link(head.Chain, ++sequence, previous, at, note);
            rows.Add(row);
            previous = row.Hash;
        }

        return rows;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Chain {Chain} of the audit log is not as it was written; it is left for the auditor and another one goes on")]
    private partial void LogBroken(int chain);
}
