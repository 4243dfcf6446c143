using System.Collections.Immutable;
using Twin.Search;
using Twin.Storage;

namespace Twin.Cases;

/// <summary>
/// The open cases of a worker, in memory only: read from their cards when somebody first asks for them, and kept up from
/// then on by what the cases deliver. Nothing is stored twice, and a worker with many cases costs no more than one with few.
/// </summary>
internal sealed class WorkerInbox(OpenCases cases, string worker)
{
    private readonly Dictionary<string, InboxItem> _items = new(StringComparer.Ordinal);
    private Task? _reading;

    /// <summary>Most urgent first: by severity, then by due time.</summary>
    public async ValueTask<ImmutableArray<InboxItem>> Read()
    {
        await Known();
        return [.. _items.Values.OrderBy(static item => item.Severity).ThenBy(static item => item.Due ?? DateTimeOffset.MaxValue).ThenBy(static item => item.CaseId, StringComparer.Ordinal)];
    }

    public async ValueTask<int> CountOutside(string grid)
    {
        await Known();
        return _items.Values.Count(item => item.Grid != grid);
    }

    /// <summary>Before anybody has asked there is nothing to keep up: the card says the same.</summary>
    public async ValueTask Deliver(InboxItem item)
    {
        if (_reading is null)
        {
            return;
        }

        await Known();
        if (!_items.TryGetValue(item.CaseId, out var present) || present.Revision < item.Revision)
        {
            _items[item.CaseId] = item;
        }
    }

    public async ValueTask Withdraw(string caseId, long revision)
    {
        if (_reading is null)
        {
            return;
        }

        await Known();
        if (_items.TryGetValue(caseId, out var present) && present.Revision <= revision)
        {
            _items.Remove(caseId);
        }
    }

    /// <summary>One reading for all who wait; after a fault the next one who asks reads anew.</summary>
    private async Task Known()
    {
        var reading = _reading ??= Fill();
        try
        {
            await reading;
        }
        catch
        {
            _reading = null;
            throw;
        }
    }

    private async Task Fill()
    {
        foreach (var entry in await cases.Of(worker, CancellationToken.None))
        {
            _items[entry.Key.Id] = ItemOf(entry);
        }
    }

    private static InboxItem ItemOf(CatalogEntry entry) => new(
        entry.Key.Id,
        entry.Title,
        entry.Facts[CaseFacts.Category],
        StoredName.Parse<Severity>(entry.Facts[CaseFacts.Severity]),
        StoredName.Parse<CaseStatus>(entry.Status!),
        entry.Area!,
        entry.Links.FirstOrDefault(static link => link.Relation == ObjectKind.Building)?.To.Id,
        entry.Due,
        Revision: 0);
}
