using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Search;

/// <summary>
/// Ranked search over the catalog. Up to a thousand matches are read and put in order here. Of more, those that are the
/// query or begin with it are asked for first, so that the best are among the thousand that are shown.
/// </summary>
internal sealed class RankedSearch(ICatalog catalog)
{
    private const int MaxHits = 1_000;
    private const int MaxTotal = MaxHits + 1;

    public async Task<RankedWindow> Find(CardFilter filter, SearchRights rights, CancellationToken cancellationToken)
    {
        var found = await catalog.Match(filter, MaxTotal, cancellationToken);
        var folded = filter.Filter.Text ?? string.Empty;
        if (found.Length == MaxTotal)
        {
            var best = await Task.WhenAll(Best(HitRank.Exact), Best(HitRank.Prefix));
            found = [.. best.SelectMany(static matches => matches), .. found];
        }

        var ranking = new Ranking(folded, rights);
        var matches = found.DistinctBy(static match => match.Key, StringComparer.Ordinal).ToArray();
        var hits = matches
            .Select(match => new RankedHit(ranking.Of(match.Texts), match.Key, match.Kind))
            .OrderBy(static hit => hit.Rank).ThenBy(static hit => hit.Key, StringComparer.Ordinal)
            .Take(MaxHits);
        var full = matches.CountBy(static match => match.Kind, StringComparer.Ordinal).Where(static kind => kind.Value >= MaxTotal).Select(static kind => kind.Key);
        return new RankedWindow([.. hits], Math.Min(matches.Length, MaxTotal), [.. full]);

        Task<ImmutableArray<CardMatch>> Best(HitRank rank) =>
            catalog.Match(filter with { Words = filter.Words.Add(QueryWords.Ranked(folded, rank, rights)) }, MaxTotal, cancellationToken);
    }

    public async Task<ImmutableArray<SearchHit>> Show(ImmutableArray<RankedHit> hits, CardFilter filter, SearchRights rights, CancellationToken cancellationToken)
    {
        var ranks = hits.ToDictionary(static hit => hit.Key, static hit => hit.Rank, StringComparer.Ordinal);
        var entries = await catalog.Read([.. hits.Select(static hit => hit.Key)], cancellationToken);
        return
        [
            .. entries.Select(rights.Show)
                .Select(entry => new SearchHit(entry, ranks[entry.Key.ToString()], Highlights.In(entry.Title, filter.Filter.Text ?? string.Empty))),
        ];
    }

    /// <summary>How many of each kind, whichever kind was asked for; of a small window without asking again.</summary>
    public async Task<ImmutableArray<CountedValue>> CountKinds(RankedWindow window, CardFilter filter, CancellationToken cancellationToken) =>
        filter.Filter.Kind is null && window.Total <= MaxHits
            ? Ordered(window.Hits.CountBy(static hit => hit.Kind, StringComparer.Ordinal).Select(static kind => new CountedValue(kind.Key, kind.Value)))
            : await CountKinds(filter, window.Full, cancellationToken);

    /// <param name="full">Kinds of which more than a thousand were seen.</param>
    public async Task<ImmutableArray<CountedValue>> CountKinds(CardFilter filter, ImmutableArray<string> full, CancellationToken cancellationToken) =>
        Ordered(await catalog.CountKinds(filter with { Filter = filter.Filter with { Kind = null } }, MaxTotal, full, cancellationToken));

    private static ImmutableArray<CountedValue> Ordered(IEnumerable<CountedValue> kinds) =>
        [.. kinds.OrderByDescending(static kind => kind.Count).ThenBy(static kind => kind.Value, StringComparer.Ordinal)];
}
