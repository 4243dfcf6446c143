using System.Data.Common;
using Dapper;

namespace Twin.Storage.Postgres;

internal sealed class PostgresAreaCounts(ITwinDatabase database, ITransactions transactions) : AreaCounts(database, transactions)
{
    /// <summary>One silo at a time; the others have nothing to do meanwhile.</summary>
    private const string Lock = "SELECT pg_try_advisory_xact_lock(1401)";

    private const string Sum =
        """
        WITH taken AS (
            DELETE FROM area_change WHERE ctid = ANY (ARRAY(SELECT ctid FROM area_change LIMIT 20000)) RETURNING area, kind, facet, value, n),
        put AS (
            INSERT INTO area_count AS stored (area, kind, facet, value, n)
            SELECT left(area, digits), kind, facet, value, sum(n)
            FROM taken, unnest(ARRAY[6, 9, 12, 15, 17]) AS digits WHERE length(area) >= digits
            GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 ORDER BY 1, 2, 3, 4
            ON CONFLICT (area, kind, facet, value) DO UPDATE SET n = stored.n + excluded.n)
        SELECT count(*) FROM taken
        """;

    protected override bool SumUp(DbConnection connection) =>
        connection.ExecuteScalar<bool>(Lock) && connection.ExecuteScalar<long>(Sum) > 0;
}
