using System.Collections.Immutable;
using System.Text;
using Dapper;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

/// <summary>Questions about places, in SQL that both engines understand.</summary>
internal sealed class PlaceIndex(ITwinDatabase database) : IPlaceIndex
{
    /// <summary>Keys in one statement: engines have a limit to parameters.</summary>
    private const int MostKeys = 1000;

    public async Task<ImmutableArray<CatalogEntry>> LinkedTo(IReadOnlyCollection<ObjectKey> objects, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForReading(cancellationToken);
        var found = new SortedDictionary<string, CatalogEntry>(StringComparer.Ordinal);
        foreach (var keys in objects.Select(key => key.ToString()).Chunk(MostKeys))
        {
            var parameters = new DynamicParameters(new { limit });
            var linked =
                $"""
                SELECT card.key, title, area, status, deadline, labels, facts, links FROM card
                WHERE card.key IN (SELECT from_key FROM card_link WHERE to_key IN ({parameters.List("key", keys)}))
                ORDER BY card.key LIMIT @limit
                """;
            foreach (var row in await connection.QueryAsync<CardRow>(new CommandDefinition(linked, parameters, cancellationToken: cancellationToken)))
            {
                found[row.Key] = row.ToEntry();
            }
        }

        return [.. found.Values.Take(limit)];
    }

    public async Task<ImmutableArray<AreaCount>> Count(AreaScope scope, int length, IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(new { length });
        var sql = new StringBuilder(
            $"SELECT substr(area, 1, @length) AS area, kind, count(*) AS count FROM card WHERE kind IN ({parameters.List("kind", kinds)}) AND (kind <> 'case' OR coalesce(status, '') <> 'closed') AND (");
        for (var i = 0; i < scope.Prefixes.Length; i++)
        {
            sql.Append($"{(i == 0 ? string.Empty : " OR ")}area >= @from{i} AND area < @to{i}");
            parameters.Add($"from{i}", scope.Prefixes[i]);
            parameters.Add($"to{i}", AreaRange.EndOf(scope.Prefixes[i]));
        }

        sql.Append(") GROUP BY 1, 2");
        await using var connection = await database.OpenForReading(cancellationToken);
        return [.. await connection.QueryAsync<AreaCount>(new CommandDefinition(sql.ToString(), parameters, cancellationToken: cancellationToken))];
    }
}
