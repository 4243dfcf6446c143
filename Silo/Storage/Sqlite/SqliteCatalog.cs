using System.Collections.Immutable;
using System.Text;
using Dapper;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage.Sqlite;

/// <summary>
/// Walks the longest term (the rarest, as a rule), or else a link, or else the cards themselves in key order, and tests
/// the other conditions on the way: a page and a count end as soon as they have enough.
/// </summary>
internal sealed class SqliteCatalog(SqliteDatabase database) : ICatalog
{
    public async Task<CatalogPage> Find(AreaScope scope, CatalogQuery query, IReadOnlyCollection<string> terms, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        var matches = Matches(scope, query, [.. terms.OrderByDescending(term => term.Length)], parameters);
        parameters.Add("after", query.Cursor ?? string.Empty);
        parameters.Add("limit", query.Limit + 1);
        parameters.Add("countable", CatalogSql.MaxTotal);

        await using var connection = await database.Open(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(cancellationToken);
        var total = await connection.ExecuteScalarAsync<int>(
            new CommandDefinition($"SELECT count(*) FROM (SELECT 1 {matches} LIMIT @countable)", parameters, cancellationToken: cancellationToken));
        var rows = await connection.QueryAsync<CardRow>(
            new CommandDefinition(
                $"""
                SELECT card.key, title, area, status, deadline, labels, facts, links {matches} AND {KeyOf(query, terms)} > @after
                ORDER BY {KeyOf(query, terms)} LIMIT @limit
                """,
                parameters,
                cancellationToken: cancellationToken));
        return CatalogSql.Page(rows.AsList(), query.Limit, total);
    }

    private static string KeyOf(CatalogQuery query, IReadOnlyCollection<string> terms) =>
        terms.Count > 0 ? "walk.key" : query.Links.IsDefaultOrEmpty ? "card.key" : "walk.from_key";

    private static string Matches(AreaScope scope, CatalogQuery query, ImmutableArray<string> terms, DynamicParameters parameters)
    {
        var links = query.Links.IsDefault ? [] : query.Links;
        var sql = new StringBuilder();
        if (terms.Length > 0)
        {
            sql.Append("FROM card_term AS walk CROSS JOIN card ON card.key = walk.key WHERE walk.term = @term0");
            parameters.Add("term0", terms[0]);
        }
        else if (links.Length > 0)
        {
            sql.Append("FROM (SELECT DISTINCT from_key FROM card_link WHERE to_key = @link0) AS walk CROSS JOIN card ON card.key = walk.from_key WHERE TRUE");
            parameters.Add("link0", links[0].ToString());
        }
        else
        {
            sql.Append("FROM card WHERE TRUE");
        }

        for (var i = 1; i < terms.Length; i++)
        {
            sql.Append($" AND EXISTS (SELECT 1 FROM card_term WHERE term = @term{i} AND key = card.key)");
            parameters.Add($"term{i}", terms[i]);
        }

        for (var i = terms.Length > 0 ? 0 : 1; i < links.Length; i++)
        {
            sql.Append($" AND EXISTS (SELECT 1 FROM card_link WHERE to_key = @link{i} AND from_key = card.key)");
            parameters.Add($"link{i}", links[i].ToString());
        }

        CatalogSql.AppendFilters(sql, parameters, scope, query);
        return sql.ToString();
    }
}
