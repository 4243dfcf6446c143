using System.Collections.Immutable;
using System.Globalization;
using Twin.Storage;

namespace Twin.Search;

/// <summary>What answers a query, the best first; of more than a thousand, the best of them.</summary>
/// <param name="Total">1,001 when there are more than it holds.</param>
/// <param name="Full">Kinds of which more than a thousand were seen.</param>
internal sealed record RankedWindow(ImmutableArray<RankedHit> Hits, int Total, ImmutableArray<string> Full)
{
    public (ImmutableArray<RankedHit> Hits, CardPosition? End) After(CardPosition? position, int limit)
    {
        var first = position is null ? 0 : Hits.Count(hit => !IsAfter(hit, position));
        var page = Hits.Skip(first).Take(limit).ToImmutableArray();
        return (page, first + page.Length < Hits.Length ? new CardPosition(Value(page[^1]), page[^1].Key) : null);
    }

    private static bool IsAfter(RankedHit hit, CardPosition position) =>
        string.CompareOrdinal(Value(hit), position.Value) is var compared && (compared > 0 || (compared == 0 && string.CompareOrdinal(hit.Key, position.Key) > 0));

    private static string Value(RankedHit hit) => ((int)hit.Rank).ToString(CultureInfo.InvariantCulture);
}
