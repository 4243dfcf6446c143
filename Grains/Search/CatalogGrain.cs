using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Audit;
using Twin.Storage;

namespace Twin.Search;

[StatelessWorker]
[Reentrant]
[GrainType("catalog")]
internal sealed class CatalogGrain(
    ICatalog catalog, IFieldProtector protector, Looks looks, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, ICatalogGrain
{
    private const int MaxSuggestions = 20;
    private const string Listed = "list";
    private const string Searched = "search";

    private readonly RankedSearch _search = new(catalog);

    private DateOnly Today => LocalDay.Of(time.GetUtcNow());

    public async Task<Outcome<CatalogPage>> List(Caller caller, CatalogQuery query, CancellationToken cancellationToken)
    {
        var rights = SearchRights.Of(caller, Today);
        if (CatalogRules.CheckLimit(query.Limit) is { } badLimit)
        {
            return badLimit;
        }

        var sort = query.Sort is null ? CardSort.Default : CardSort.Parse(query.Sort);
        if (sort is null)
        {
            return Refusal.Invalid("sort", "must be id, title, area, kind, status, due, changed or fact:name, with a hyphen before it for the other way round");
        }

        if (CatalogRules.CheckSort(sort, query.Filter, rights) is { } hidden)
        {
            return hidden;
        }

        var filter = Resolve(caller, query.Filter, rights);
        if (!filter.Succeeded)
        {
            return filter.Refusal;
        }

        var cursors = new CatalogCursor(query.Filter, filter.Value.Sight, sort);
        if (!cursors.TryRead(query.Cursor, out var after))
        {
            return PageCursor.Foreign;
        }

        var page = await catalog.List(filter.Value, sort, after, query.Limit, cancellationToken).OrStorageFault();
        await Note(caller, page.Items, Listed, cancellationToken);
        return new CatalogPage([.. page.Items.Select(rights.Show)], page.Total, cursors.Write(page.End));
    }

    public async Task<Outcome<long>> Count(Caller caller, ObjectFilter filter, CancellationToken cancellationToken)
    {
        var resolved = Resolve(caller, filter, SearchRights.Of(caller, Today));
        return resolved.Succeeded ? await catalog.Count(resolved.Value, long.MaxValue, cancellationToken).OrStorageFault() : resolved.Refusal;
    }

    public async Task<Outcome<CatalogSummary>> Summarize(Caller caller, ObjectFilter filter, string by, CancellationToken cancellationToken)
    {
        var rights = SearchRights.Of(caller, Today);
        if (CardFieldName.Parse(by) is not { Field: CardField.Kind or CardField.Area or CardField.Status or CardField.Label or CardField.Fact } field)
        {
            return Refusal.Invalid("by", "must be kind, area, area:digits, status, label or fact:name");
        }

        var resolved = Resolve(caller, filter, rights, field);
        return resolved.Succeeded
            ? new CatalogSummary(
                await catalog.Count(resolved.Value, long.MaxValue, cancellationToken).OrStorageFault(),
                await catalog.Group(resolved.Value, field, cancellationToken).OrStorageFault())
            : resolved.Refusal;
    }

    public async Task<Outcome<FactSpread>> Spread(Caller caller, ObjectFilter filter, string fact, CancellationToken cancellationToken)
    {
        if (!CardFieldName.IsFactName(fact))
        {
            return Refusal.Invalid("fact", "is not the name of one");
        }

        var field = new CardFieldName(CardField.Fact, fact);
        var resolved = Resolve(caller, filter, SearchRights.Of(caller, Today), field);
        return resolved.Succeeded
            ? await catalog.Spread(resolved.Value, field, cancellationToken).OrStorageFault()
            : resolved.Refusal;
    }

    public async Task<Outcome<SearchResult>> Search(Caller caller, SearchQuery query, CancellationToken cancellationToken)
    {
        var rights = SearchRights.Of(caller, Today);
        if (CatalogRules.CheckLimit(query.Limit) is { } badLimit)
        {
            return badLimit;
        }

        var filter = Resolve(caller, query.Filter, rights);
        if (!filter.Succeeded)
        {
            return filter.Refusal;
        }

        var cursors = new CatalogCursor(query.Filter, filter.Value.Sight);
        if (!cursors.TryRead(query.Cursor, out var after))
        {
            return PageCursor.Foreign;
        }

        if (filter.Value is { Words.IsEmpty: true, IsHopeless: false })
        {
            var all = await catalog.List(filter.Value, CardSort.Default, after, query.Limit, cancellationToken).OrStorageFault();
            await Note(caller, all.Items, Listed, cancellationToken);
            return new SearchResult(
                [.. all.Items.Select(entry => new SearchHit(rights.Show(entry), HitRank.Exact, []))],
                all.Total,
                await _search.CountKinds(filter.Value, full: [], cancellationToken).OrStorageFault(),
                Choices: [],
                cursors.Write(all.End));
        }

        var window = await _search.Find(filter.Value, rights, cancellationToken).OrStorageFault();
        var page = window.After(after, query.Limit);
        var kinds = _search.CountKinds(window, filter.Value, cancellationToken).OrStorageFault();
        var shown = Shown();
        await Task.WhenAll(shown, kinds);
        return new SearchResult(
            await shown,
            window.Total,
            await kinds,
            Choices(filter.Value.Filter.Text),
            cursors.Write(page.End));

        async Task<ImmutableArray<SearchHit>> Shown()
        {
            var hits = await _search.Show(page.Hits, filter.Value, rights, cancellationToken).OrStorageFault();
            await Note(caller, hits.Select(static hit => hit.Entry), Searched, cancellationToken);
            return hits;
        }
    }

    public async Task<Outcome<ImmutableArray<SearchHit>>> Suggest(Caller caller, ObjectFilter filter, int limit, CancellationToken cancellationToken)
    {
        var rights = SearchRights.Of(caller, Today);
        if (CatalogRules.CheckLimit(limit, MaxSuggestions) is { } badLimit)
        {
            return badLimit;
        }

        var resolved = Resolve(caller, filter, rights);
        if (!resolved.Succeeded)
        {
            return resolved.Refusal;
        }

        if (resolved.Value.Words.IsEmpty)
        {
            return ImmutableArray<SearchHit>.Empty;
        }

        var window = await _search.Find(resolved.Value, rights, cancellationToken).OrStorageFault();
        var hits = await _search.Show(window.After(null, limit).Hits, resolved.Value, rights, cancellationToken).OrStorageFault();
        await Note(caller, hits.Select(static hit => hit.Entry), Searched, cancellationToken);
        return hits;
    }

    /// <summary>Whoever is in a list has been looked at.</summary>
    private Task Note(Caller caller, IEnumerable<CatalogEntry> shown, string how, CancellationToken cancellationToken) =>
        looks.NoteAll(caller, shown.Select(static entry => entry.Key), how, time.GetUtcNow(), cancellationToken);

    private Outcome<CardFilter> Resolve(Caller caller, ObjectFilter filter, SearchRights rights, CardFieldName? by = null)
    {
        if ((CatalogRules.Check(filter) ?? (filter.Kind is null ? null : Rights.Refuse(caller, filter.Kind, Right.Read))) is { } refusal)
        {
            return refusal;
        }

        var folded = FoldedText.Of(filter.Text);
        return new CardFilter(rights.InSight(CatalogRules.Deciding(filter, by)), filter with { Text = folded }, QueryWords.Of(folded, rights, protector))
        {
            LinksAt = Today,
            HiddenLinks = filter.Links.IsEmpty ? [] : rights.HiddenLinks,

            // Text that holds nothing to look for finds nothing; no text at all finds everything.
            IsHopeless = folded.Length == 0 && !string.IsNullOrWhiteSpace(filter.Text),
        };
    }

    private static ImmutableArray<string> Choices(string? folded) =>
        Shorthand.Readings(folded ?? string.Empty) is { Length: > 1 } readings ? [.. readings.Select(Shorthand.Describe)] : [];
}
