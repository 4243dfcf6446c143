using System.Collections.Immutable;
using Twin.Search;
using Twin.Storage;

namespace Twin.Cases;

/// <summary>Reads who has which case that is not over: the cases themselves know, and their cards say it.</summary>
internal sealed class OpenCases(ICatalog catalog, IStoredStates states)
{
    /// <summary>The relation of a case to the worker who has it.</summary>
    public const string Assignee = "assignee";

    private const int PageSize = 500;

    private static readonly ImmutableArray<string> Statuses = [.. CaseTransitions.Open.Select(StoredName.Of)];

    public Task<ImmutableArray<CatalogEntry>> In(string grid, CancellationToken cancellationToken) => Read(new ObjectFilter { Area = grid }, cancellationToken);

    /// <summary>What the inbox of a worker shows of them.</summary>
    public async Task<ImmutableArray<InboxItem>> Of(string worker, CancellationToken cancellationToken)
    {
        var entries = await Read(new ObjectFilter { Links = [new ObjectKey(ObjectKind.GridWorker, worker)] }, cancellationToken);
        var items = ImmutableArray.CreateBuilder<InboxItem>(entries.Length);
        foreach (var page in entries.Chunk(PageSize))
        {
            var stored = await states.Read<CaseState>([.. page.Select(static entry => entry.Key)], cancellationToken).OrStorageFault();
            items.AddRange(page
                .Where(entry => stored.TryGetValue(entry.Key, out var state) && state.Assignee == worker)
                .Select(entry => stored[entry.Key].ToInboxItem(entry.Key.Id, entry.Due, stored[entry.Key].Revision)));
        }

        return items.ToImmutable();
    }

    private async Task<ImmutableArray<CatalogEntry>> Read(ObjectFilter filter, CancellationToken cancellationToken)
    {
        var cards = new CardFilter(CardSight.Everything, filter with { Kind = ObjectKind.Case, Statuses = Statuses }, []) { LinkRelation = Assignee };
        var found = ImmutableArray.CreateBuilder<CatalogEntry>();
        CardPosition? after = null;
        do
        {
            var page = await catalog.List(cards, CardSort.Default, after, PageSize, cancellationToken).OrStorageFault();
            found.AddRange(page.Items);
            after = page.End;
        }
        while (after is not null);

        return found.ToImmutable();
    }
}
