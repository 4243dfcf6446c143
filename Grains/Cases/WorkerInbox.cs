using System.Collections.Immutable;
using Twin.Places;

namespace Twin.Cases;

/// <summary>
/// The open cases of a worker, in memory only: read from their cards when somebody first asks for them, and kept up from
/// then on by what the cases deliver. Nothing is stored twice, and a worker with many cases costs no more than one with few.
/// </summary>
internal sealed class WorkerInbox
{
    private readonly Dictionary<string, InboxItem> _items = new(StringComparer.Ordinal);
    private readonly SharedReading _reading;

    public WorkerInbox(OpenCases cases, string worker) => _reading = new SharedReading(async () =>
    {
        foreach (var item in await cases.Of(worker, CancellationToken.None))
        {
            _items[item.CaseId] = item;
        }
    });

    /// <summary>Most urgent first: by severity, then by due time.</summary>
    public async ValueTask<ImmutableArray<InboxItem>> Read()
    {
        await _reading.Done();
        return [.. _items.Values.OrderBy(static item => item.Severity).ThenBy(static item => item.Due ?? DateTimeOffset.MaxValue).ThenBy(static item => item.CaseId, StringComparer.Ordinal)];
    }

    public async ValueTask<int> CountOutside(string grid)
    {
        await _reading.Done();
        return _items.Values.Count(item => item.Grid != grid);
    }

    /// <summary>Metres from a point to the nearest case the worker is at: nobody's way is followed, only what was accepted is known.</summary>
    public async ValueTask<double?> DistanceTo(GeoPoint? point)
    {
        await _reading.Done();
        return point is null ? null : _items.Values
            .Where(static item => item is { Status: CaseStatus.Signed or CaseStatus.InProgress, Location: not null })
            .Min(item => (double?)Math.Round(Distance.Metres(item.Location!, point)));
    }

    public ValueTask Deliver(InboxItem item) => _reading.Keep(() =>
    {
        if (!_items.TryGetValue(item.CaseId, out var present) || present.Revision < item.Revision)
        {
            _items[item.CaseId] = item;
        }
    });

    public ValueTask Withdraw(string caseId, long revision) => _reading.Keep(() =>
    {
        if (_items.TryGetValue(caseId, out var present) && present.Revision <= revision)
        {
            _items.Remove(caseId);
        }
    });
}
