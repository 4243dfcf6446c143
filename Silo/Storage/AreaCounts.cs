using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Twin.Storage;

internal abstract class AreaCounts(ITwinDatabase database, ITransactions transactions) : IAreaCounts
{
    /// <summary>One statement, so that what moves from the changes to the counts meanwhile is seen once.</summary>
    private const string InOne =
        """
        SELECT kind AS Kind, facet AS Facet, value AS Value, n AS Count FROM area_count WHERE area = {0}
        UNION ALL
        SELECT kind, facet, value, n FROM area_change WHERE area >= {0} AND area < {1}
        """;

    public async Task<ImmutableArray<AreaFacetCount>> Read(ImmutableArray<string> areas, CancellationToken cancellationToken)
    {
        if (areas.IsEmpty)
        {
            return [];
        }

        var parameters = new DynamicParameters();
        var parts = areas.Select((area, i) =>
        {
            parameters.Add($"area{i}", area);
            parameters.Add($"end{i}", AreaRange.EndOf(area));
            return string.Format(System.Globalization.CultureInfo.InvariantCulture, InOne, $"@area{i}", $"@end{i}");
        });
        var sql = $"SELECT Kind, Facet, Value, CAST(sum(Count) AS bigint) AS Count FROM ({string.Join(" UNION ALL ", parts)}) AS counted GROUP BY Kind, Facet, Value HAVING sum(Count) > 0 ORDER BY 4 DESC, Value";
        await using var connection = await database.OpenForReading(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return [.. rows.Select(static row => new AreaFacetCount(row.Kind, row.Facet, row.Value, row.Count))];
    }

    public Task<bool> SumUp(CancellationToken cancellationToken) => transactions.Run(SumUp, cancellationToken);

    protected abstract bool SumUp(DbConnection connection);

    private sealed record Row
    {
        public required string Kind { get; init; }

        public required string Facet { get; init; }

        public required string Value { get; init; }

        public long Count { get; init; }
    }
}
