using System.Collections.Immutable;
using Dapper;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

/// <summary>The catalog on either engine.</summary>
internal sealed class Catalog(ITwinDatabase database) : ICatalog
{
    public async Task<CatalogPage> Find(AreaScope scope, CatalogQuery query, IReadOnlyCollection<string> terms, CancellationToken cancellationToken)
    {
        if (scope.Prefixes.IsEmpty)
        {
            return new CatalogPage([], 0, Cursor: null);
        }

        var sql = new CatalogSql(scope, query, terms);
        await using var connection = await database.OpenForReading(cancellationToken);
        var total = await connection.ExecuteScalarAsync<int>(new CommandDefinition(sql.Count, sql.Parameters, cancellationToken: cancellationToken));
        var rows = await connection.QueryAsync<CardRow>(new CommandDefinition(sql.Page, sql.Parameters, cancellationToken: cancellationToken));
        var found = rows.AsList();
        return new CatalogPage(
            found.Take(query.Limit).Select(row => row.ToEntry()).ToImmutableArray(),
            total,
            found.Count > query.Limit ? found[query.Limit - 1].Key : null);
    }
}
