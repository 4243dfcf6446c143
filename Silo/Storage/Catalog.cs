using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Twin.Search;

namespace Twin.Storage;

/// <summary>The catalog on either engine.</summary>
internal sealed class Catalog(ITwinDatabase database, ITransactions transactions, ICatalogDialect dialect, CommonArea common) : ICatalog
{
    /// <summary>A total in a list goes no further: it says "over 1,000".</summary>
    private const int MaxTotal = 1_001;

    /// <summary>Cards that are looked at to see of which kinds they are.</summary>
    private const int Some = 5_000;

    /// <summary>Keys in one statement: engines have a limit to parameters.</summary>
    private const int MostKeys = 1_000;

    public async Task Purge(CancellationToken cancellationToken)
    {
        var isFirst = true;
        while (await transactions.Run(connection => dialect.PurgeSome(connection, isFirst), cancellationToken))
        {
            isFirst = false;
        }
    }

    public async Task<CardList> List(CardFilter filter, CardSort sort, CardPosition? after, int limit, CancellationToken cancellationToken)
    {
        var total = await Count(filter, MaxTotal, cancellationToken);
        var where = Conditions(filter);
        var order = new CardOrder(sort);
        where.Parameters.Add("limit", limit + 1);
        var goesOn = after is null ? string.Empty : order.After(where, after);
        var rows = await Query<CardRow>(
            $"SELECT {CardRow.Columns}, CAST({order.Value} AS text) AS value {where}{goesOn} {order.Sql} LIMIT @limit", where.Parameters, cancellationToken);
        var last = rows.Count > limit ? rows[limit - 1] : null;
        return new CardList(
            [.. rows.Take(limit).Select(static row => row.ToEntry())],
            (int)total,
            last is null ? null : new CardPosition(last.Value, last.Key));
    }

    public async Task<long> Count(CardFilter filter, long upTo, CancellationToken cancellationToken)
    {
        var where = Conditions(filter);
        where.Parameters.Add("upTo", upTo);
        return (await Query<long>($"SELECT count(*) FROM (SELECT 1 {where} LIMIT @upTo) AS counted", where.Parameters, cancellationToken))[0];
    }

    public async Task<ImmutableArray<CountedValue>> CountKinds(CardFilter filter, long upTo, ImmutableArray<string> full, CancellationToken cancellationToken)
    {
        var seen = filter.Words.IsEmpty ? [] : await CountSome(filter with { OtherThan = full }, cancellationToken);
        if (filter.Words.IsEmpty || seen.Sum(static kind => kind.Count) == Some)
        {
            full = full.AddRange(seen.Where(kind => kind.Count >= upTo).Select(static kind => kind.Value!));
            seen = await CountEach(filter, (await Kinds(cancellationToken)).Except(full, StringComparer.Ordinal), upTo, cancellationToken);
        }

        return [.. seen.Select(kind => kind with { Count = Math.Min(kind.Count, upTo) }), .. full.Select(kind => new CountedValue(kind, upTo))];
    }

    public async Task<ImmutableArray<CountedValue>> Group(CardFilter filter, CardFieldName by, CancellationToken cancellationToken)
    {
        var where = Conditions(filter);
        var value = CardOrder.ValueOf(by);
        var join = by.Field == CardField.Label ? dialect.EachLabel : string.Empty;
        var rows = await Query<CountRow>(
            $"""
            SELECT nullif({value}, '') AS value, count(*) AS count
            FROM (SELECT card.key, card.kind, card.area, card.status, card.labels, card.facts {where}) AS card {join}
            GROUP BY nullif({value}, '') ORDER BY count(*) DESC, nullif({value}, '')
            """,
            where.Parameters,
            cancellationToken);
        return [.. rows.Select(static row => new CountedValue(row.Value, row.Count))];
    }

    public async Task<FactSpread> Spread(CardFilter filter, CardFieldName fact, CancellationToken cancellationToken)
    {
        var where = Conditions(filter);
        var number = dialect.Number($"(facts ->> '{fact.Fact}')");
        var rows = await Query<RankRow>(
            $"""
            SELECT total, value FROM (
                SELECT value, row_number() OVER (ORDER BY value) AS place, count(*) OVER () AS total
                FROM (SELECT {number} AS value {where}) AS numbers WHERE value IS NOT NULL) AS ranked
            WHERE place = (total + 1) / 2 OR place = (9 * total + 9) / 10 ORDER BY place
            """,
            where.Parameters,
            cancellationToken);
        return rows.Count == 0 ? new FactSpread(0, Median: null, P90: null) : new FactSpread(rows[0].Total, rows[0].Value, rows[^1].Value);
    }

    public async Task<ImmutableArray<CardMatch>> Match(CardFilter filter, int limit, CancellationToken cancellationToken)
    {
        var where = Conditions(filter);
        where.Parameters.Add("limit", limit);
        var rows = await Query<MatchRow>($"SELECT card.key, card.kind, {dialect.Texts} AS texts {where} LIMIT @limit", where.Parameters, cancellationToken);
        return [.. rows.Select(static row => new CardMatch(row.Key, row.Kind, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Texts)!))];
    }

    public async Task<ImmutableArray<CatalogEntry>> Read(ImmutableArray<string> keys, CancellationToken cancellationToken)
    {
        if (keys.IsEmpty)
        {
            return [];
        }

        var parameters = new DynamicParameters();
        var rows = await Query<CardRow>($"SELECT {CardRow.Columns}, '' AS value FROM card WHERE key IN ({parameters.List("key", keys)})", parameters, cancellationToken);
        var byKey = rows.ToDictionary(static row => row.Key, StringComparer.Ordinal);
        return [.. keys.Where(byKey.ContainsKey).Select(key => byKey[key].ToEntry())];
    }

    public async Task<ImmutableArray<CatalogEntry>> Around(CardSight sight, ImmutableArray<string> linked, ImmutableArray<string> named, int limit, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<string, CatalogEntry>(StringComparer.Ordinal);
        foreach (var (keys, from) in linked.Chunk(MostKeys).Select(static keys => (keys, "SELECT from_key FROM card_link WHERE to_key IN ({0})"))
            .Concat(named.Chunk(MostKeys).Select(static keys => (keys, "{0}"))))
        {
            var where = Conditions(new CardFilter(sight, new ObjectFilter(), []));
            var list = where.List(keys);
            where.Parameters.Add("limit", limit);
            var rows = await Query<CardRow>(
                $"SELECT {CardRow.Columns}, '' AS value {where} AND card.key IN ({string.Format(CultureInfo.InvariantCulture, from, list)}) ORDER BY card.key LIMIT @limit", where.Parameters, cancellationToken);
            rows.ForEach(row => found.TryAdd(row.Key, row.ToEntry()));
        }

        return [.. found.Values.Take(limit)];
    }

    /// <summary>Each by itself, in one statement.</summary>
    private async Task<CountedValue[]> CountEach(CardFilter filter, IEnumerable<string> kinds, long upTo, CancellationToken cancellationToken)
    {
        var values = new CardParameters();
        values.All.Add("upTo", upTo);
        var counts = string.Join(" UNION ALL ", kinds.Select(kind =>
        {
            var where = Conditions(filter with { Filter = filter.Filter with { Kind = kind } }, values);
            return $"SELECT CAST({where.Parameter(kind)} AS text) AS value, count(*) AS count FROM (SELECT 1 {where} LIMIT @upTo) AS counted";
        }));
        var rows = counts.Length == 0 ? [] : await Query<CountRow>(counts, values.All, cancellationToken);
        return [.. rows.Where(static row => row.Count > 0).Select(static row => new CountedValue(row.Value, row.Count))];
    }

    /// <summary>The kinds of the first that come, in one pass through the index: nearly always these are all.</summary>
    private async Task<CountedValue[]> CountSome(CardFilter filter, CancellationToken cancellationToken)
    {
        var where = Conditions(filter);
        where.Parameters.Add("some", Some);
        var rows = await Query<CountRow>(
            $"SELECT kind AS value, count(*) AS count FROM (SELECT card.kind {where} LIMIT @some) AS counted GROUP BY kind", where.Parameters, cancellationToken);
        return [.. rows.Select(static row => new CountedValue(row.Value, row.Count))];
    }

    /// <summary>Goes from each kind to the next by the index, not past every card.</summary>
    private Task<List<string>> Kinds(CancellationToken cancellationToken) =>
        Query<string>(
            """
            WITH RECURSIVE next (kind) AS (
                SELECT min(kind) FROM card
                UNION ALL
                SELECT (SELECT min(card.kind) FROM card WHERE card.kind > next.kind) FROM next WHERE next.kind IS NOT NULL)
            SELECT kind FROM next WHERE kind IS NOT NULL
            """,
            new DynamicParameters(),
            cancellationToken);

    private CardConditions Conditions(CardFilter filter, CardParameters? values = null) => new(filter, dialect, common, values);

    private async Task<List<T>> Query<T>(string sql, DynamicParameters parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Filled by property: of an empty answer SQLite does not know the type of a computed column.</summary>
    private sealed record MatchRow
    {
        public required string Key { get; init; }

        public required string Kind { get; init; }

        public required string Texts { get; init; }
    }

    private sealed record RankRow
    {
        public long Total { get; init; }

        public double Value { get; init; }
    }

    private sealed record CountRow
    {
        public string? Value { get; init; }

        public long Count { get; init; }
    }
}
