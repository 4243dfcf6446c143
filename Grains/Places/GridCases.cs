using System.Collections.Immutable;
using Twin.Cases;

namespace Twin.Places;

/// <summary>
/// Who has which open case of a grid, in memory only: read from the cards of the cases when first asked for. What has been
/// given to somebody counts here at once, before the case has stored it, so that many at a time are spread over all.
/// </summary>
internal sealed class GridCases(OpenCases cases, string grid)
{
    private Dictionary<string, string?>? _workers;

    public async Task<ImmutableArray<GridCase>> Read(CancellationToken cancellationToken) =>
        [.. (await Known(cancellationToken)).OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => new GridCase(entry.Key, entry.Value))];

    /// <summary>How many each worker has.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Loads(CancellationToken cancellationToken) =>
        (await Known(cancellationToken)).Values.OfType<string>().CountBy(static worker => worker, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    public void Place(string caseId, string worker)
    {
        if (_workers is not null)
        {
            _workers[caseId] = worker;
        }
    }

    public void Release(string caseId) => _workers?.Remove(caseId);

    private async Task<Dictionary<string, string?>> Known(CancellationToken cancellationToken) =>
        _workers ??= (await cases.In(grid, cancellationToken)).ToDictionary(
            static entry => entry.Key.Id,
            static entry => entry.Links.FirstOrDefault(static link => link.Relation == OpenCases.Assignee)?.To.Id,
            StringComparer.Ordinal);
}
