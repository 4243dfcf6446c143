using System.Collections.Immutable;
using Twin.Cases;

namespace Twin.Places;

/// <summary>
/// Who has which open case of a grid, in memory only: read from the cards of the cases when first asked for. What has been
/// given to somebody counts here at once, before the case has stored it, so that many at a time are spread over all.
/// </summary>
internal sealed class GridCases
{
    private readonly Dictionary<string, string?> _workers = new(StringComparer.Ordinal);
    private readonly SharedReading _reading;

    public GridCases(OpenCases cases, string grid) => _reading = new SharedReading(async () =>
    {
        foreach (var entry in await cases.In(grid, CancellationToken.None))
        {
            _workers[entry.Key.Id] = entry.Links.FirstOrDefault(static link => link.Relation == OpenCases.Assignee)?.To.Id;
        }
    });

    public async ValueTask<ImmutableArray<GridCase>> Read()
    {
        await _reading.Done();
        return [.. _workers.OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => new GridCase(entry.Key, entry.Value))];
    }

    /// <summary>How many each worker has. With nothing awaited in between, <see cref="Place"/> counts for the next who asks.</summary>
    public async ValueTask<IReadOnlyDictionary<string, int>> Loads()
    {
        await _reading.Done();
        return _workers.Values.OfType<string>().CountBy(static worker => worker, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    public ValueTask Place(string caseId, string worker) => _reading.Keep(() => _workers[caseId] = worker);

    public ValueTask Release(string caseId) => _reading.Keep(() => _workers.Remove(caseId));
}
