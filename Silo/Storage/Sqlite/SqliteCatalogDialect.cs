namespace Twin.Storage.Sqlite;

internal sealed class SqliteCatalogDialect : ICatalogDialect
{
    public string FromIndex => "FROM card_term CROSS JOIN card ON card.id = card_term.rowid WHERE card_term MATCH @terms";

    public string Texts => "(card.terms -> '$.texts')";

    public string EachLabel => "LEFT JOIN json_each(labels) AS label";

    public string Join(string operation, IEnumerable<string> terms) => $"({string.Join($" {operation} ", terms)})";

    public string Term(string text, bool isPrefix) => isPrefix ? $"\"{text}\" *" : $"\"{text}\"";

    public string Contains(string text, string part) => $"instr({text}, {part}) > 0";

    public string HasLabel(string label) => $"EXISTS (SELECT 1 FROM json_each(labels) WHERE value = {label})";

    public string HasLink(string to, string? relation, string day) =>
        $"EXISTS (SELECT 1 FROM json_each(card.links) AS link WHERE link.value ->> '$.to' = {to}{(relation is null ? string.Empty : $" AND link.value ->> '$.relation' = {relation}")} AND coalesce(link.value ->> '$.since', '') <= {day} AND coalesce(link.value ->> '$.until', 'never') > {day})";

    public string Number(string text) => $"CASE WHEN {text} NOT GLOB '*[^0-9.-]*' AND {text} GLOB '*[0-9]*' THEN CAST({text} AS REAL) END";
}
