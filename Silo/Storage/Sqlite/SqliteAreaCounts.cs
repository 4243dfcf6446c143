using System.Data.Common;
using Dapper;

namespace Twin.Storage.Sqlite;

internal sealed class SqliteAreaCounts(ITwinDatabase database, ITransactions transactions) : AreaCounts(database, transactions)
{
    private const string Sum =
        """
        INSERT INTO area_count (area, kind, facet, value, n)
        SELECT substr(area, 1, digits.value), kind, facet, area_change.value, sum(n)
        FROM area_change, json_each('[6, 9, 12, 15, 17]') AS digits
        WHERE area_change.id <= @upTo AND length(area) >= digits.value
        GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0
        ON CONFLICT (area, kind, facet, value) DO UPDATE SET n = n + excluded.n
        """;

    protected override bool SumUp(DbConnection connection)
    {
        var upTo = connection.ExecuteScalar<long?>("SELECT max(id) FROM (SELECT id FROM area_change ORDER BY id LIMIT 20000)");
        if (upTo is null)
        {
            return false;
        }

        connection.Execute(Sum, new { upTo });
        connection.Execute("DELETE FROM area_change WHERE id <= @upTo", new { upTo });
        return true;
    }
}
