using System.Collections.Immutable;
using System.Text;
using Dapper;
using Twin.Access;
using Twin.Quality;

namespace Twin.Storage;

/// <summary>Quality of the data on either engine.</summary>
internal sealed class QualityStore(ITwinDatabase database) : IQuality
{
    /// <summary>Few values are shared by two: finding them first is one walk along the index.</summary>
    private const string Pairs =
        """
        FROM (SELECT rule, value FROM card_match GROUP BY rule, value HAVING count(*) > 1) AS shared
        JOIN card_match AS one ON one.rule = shared.rule AND one.value = shared.value
        JOIN card_match AS other ON other.rule = shared.rule AND other.value = shared.value
        JOIN card AS card_one ON card_one.key = one.key AND card_one.kind = @kind
        JOIN card AS card_other ON card_other.key = other.key AND card_other.kind = @kind
        """;

    public async Task<ImmutableArray<Duplicate>> FindDuplicates(
        AreaScope scope, string kind, (string One, string Other) after, int limit, CancellationToken cancellationToken)
    {
        var parameters = ParametersOf(scope, kind);
        parameters.AddDynamicParams(new { afterOne = after.One, afterOther = after.Other, limit });
        var pairs = await Query<PairRow>(
            scope,
            $"""
            WITH pair AS (
                SELECT one.key AS one, other.key AS other, shared.rule AS rule
                {Pairs}
                WHERE other.key > one.key{Within("card_one", scope)}{Within("card_other", scope)}
            ), page AS (
                SELECT DISTINCT one, other FROM pair
                WHERE one > @afterOne OR (one = @afterOne AND other > @afterOther)
                ORDER BY one, other LIMIT @limit
            )
            SELECT pair.one AS One, pair.other AS Other, pair.rule AS Rule
            FROM page JOIN pair ON pair.one = page.one AND pair.other = page.other
            ORDER BY pair.one, pair.other, pair.rule
            """,
            parameters,
            cancellationToken);
        return
        [
            .. pairs.GroupBy(pair => (pair.One, pair.Other)).Select(pair =>
                new Duplicate(ObjectKey.Parse(pair.Key.One), ObjectKey.Parse(pair.Key.Other), [.. pair.Select(row => row.Rule)])),
        ];
    }

    public async Task<ImmutableArray<ObjectKey>> FindMatches(string rule, string value, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var keys = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT key FROM card_match WHERE rule = @rule AND value = @value ORDER BY key LIMIT @limit", new { rule, value, limit }, cancellationToken: cancellationToken));
        return [.. keys.Select(ObjectKey.Parse)];
    }

    public async Task<ImmutableArray<Shortfall>> Measure(AreaScope scope, string kind, int areaLength, CancellationToken cancellationToken)
    {
        var parameters = ParametersOf(scope, kind);
        parameters.AddDynamicParams(new { areaLength, missing = QualityFacts.Missing, doubtful = QualityFacts.Doubtful });
        return
        [
            .. await Query<Shortfall>(
                scope,
                $"""
                SELECT coalesce(substr(area, 1, @areaLength), '') AS Area, coalesce(facts ->> @missing, '') AS Missing,
                       coalesce(facts ->> @doubtful, '') AS Doubtful, count(*) AS Count
                FROM card WHERE kind = @kind{Within("card", scope)}
                GROUP BY 1, 2, 3
                """,
                parameters,
                cancellationToken),
        ];
    }

    public async Task<ImmutableArray<DuplicateCount>> CountDuplicates(AreaScope scope, string kind, int areaLength, CancellationToken cancellationToken)
    {
        var parameters = ParametersOf(scope, kind);
        parameters.AddDynamicParams(new { areaLength });
        return
        [
            .. await Query<DuplicateCount>(
                scope,
                $"""
                SELECT Area, count(*) AS Count
                FROM (
                    SELECT DISTINCT one.key, coalesce(substr(card_one.area, 1, @areaLength), '') AS Area
                    {Pairs}
                    WHERE other.key <> one.key{Within("card_one", scope)}{Within("card_other", scope)}
                ) AS counted
                GROUP BY Area
                """,
                parameters,
                cancellationToken),
        ];
    }

    private async Task<IEnumerable<T>> Query<T>(AreaScope scope, string sql, DynamicParameters parameters, CancellationToken cancellationToken)
    {
        if (scope.Prefixes.IsEmpty)
        {
            return [];
        }

        await using var connection = await database.OpenForReading(cancellationToken);
        return await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    private static DynamicParameters ParametersOf(AreaScope scope, string kind)
    {
        var parameters = new DynamicParameters();
        parameters.Add("kind", kind);
        for (var i = 0; i < scope.Prefixes.Length; i++)
        {
            parameters.Add($"area{i}", scope.Prefixes[i]);
            parameters.Add($"areaEnd{i}", AreaRange.EndOf(scope.Prefixes[i]));
        }

        return parameters;
    }

    private static string Within(string card, AreaScope scope)
    {
        if (scope.Prefixes.Contains(string.Empty))
        {
            return string.Empty;
        }

        var sql = new StringBuilder(" AND (");
        for (var i = 0; i < scope.Prefixes.Length; i++)
        {
            sql.Append($"{(i == 0 ? string.Empty : " OR ")}({card}.area >= @area{i} AND {card}.area < @areaEnd{i})");
        }

        return sql.Append(')').ToString();
    }

    private sealed record PairRow
    {
        public required string One { get; init; }

        public required string Other { get; init; }

        public required string Rule { get; init; }
    }
}
