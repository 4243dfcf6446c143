using System.Data.Common;
using Dapper;

namespace Twin.Storage.Sqlite;

internal sealed class SqliteCatalogDialect : ICatalogDialect
{
    /// <summary>Pages of the index that are rewritten in one transaction, so that nobody who writes waits for long.</summary>
    private const int PurgePages = 500;

    public string FromIndex(string terms) => $"FROM card_term CROSS JOIN card ON card.id = card_term.rowid WHERE card_term MATCH {terms}";

    public string Texts => "(card.terms -> '$.texts')";

    public string EachLabel => "LEFT JOIN json_each(labels) AS label";

    public string Join(string operation, IEnumerable<string> terms) => $"({string.Join($" {operation} ", terms)})";

    public string Except(string terms, string others) => $"({terms} NOT {others})";

    public string Term(string text, bool isPrefix) => isPrefix ? $"\"{text}\" *" : $"\"{text}\"";

    public string Contains(string text, string part) => $"instr({text}, {part}) > 0";

    public string HasLabel(string label) => $"EXISTS (SELECT 1 FROM json_each(labels) WHERE value = {label})";

    public string HasLink(string to, string? relation, string day) =>
        $"EXISTS (SELECT 1 FROM json_each(card.links) AS link WHERE link.value ->> '$.to' = {to}{(relation is null ? string.Empty : $" AND link.value ->> '$.relation' = {relation}")} AND coalesce(link.value ->> '$.since', '') <= {day} AND coalesce(link.value ->> '$.until', 'never') > {day})";

    public string Number(string text) => $"CASE WHEN {text} NOT GLOB '*[^0-9.-]*' AND {text} GLOB '*[0-9]*' THEN CAST({text} AS REAL) END";

    /// <summary>A deletion only marks; merging all parts of the index into one leaves out what is marked.</summary>
    public bool PurgeSome(DbConnection connection, bool isFirst)
    {
        var before = connection.ExecuteScalar<long>("SELECT total_changes()");
        connection.Execute("INSERT INTO card_term (card_term, rank) VALUES ('merge', @pages)", new { pages = isFirst ? -PurgePages : PurgePages });
        return connection.ExecuteScalar<long>("SELECT total_changes()") - before > 1;
    }
}
