using System.Data.Common;

namespace Twin.Storage.Postgres;

internal sealed class PostgresCatalogDialect : ICatalogDialect
{
    public string FromIndex(string terms) => $"FROM card WHERE terms @@ {terms}::tsquery";

    public string Texts => "texts";

    public string EachLabel => "LEFT JOIN LATERAL jsonb_array_elements_text(labels) AS label(value) ON TRUE";

    public string Join(string operation, IEnumerable<string> terms) => $"({string.Join(operation == "AND" ? " & " : " | ", terms)})";

    public string Except(string terms, string others) => $"({terms} & !{others})";

    public string Term(string text, bool isPrefix) => isPrefix ? $"'{text}':*" : $"'{text}'";

    public string Contains(string text, string part) => $"strpos({text}, {part}) > 0";

    public string HasLabel(string label) => $"labels @> to_jsonb({label}::text)";

    public string HasLink(string to, string? relation, string day) =>
        $"EXISTS (SELECT FROM jsonb_array_elements(card.links) AS link WHERE link ->> 'to' = {to}{(relation is null ? string.Empty : $" AND link ->> 'relation' = {relation}")} AND coalesce(link ->> 'since', '') <= {day} AND coalesce(link ->> 'until', 'never') > {day})";

    public string Number(string text) => $"CASE WHEN {text} ~ '^-?[0-9]+([.][0-9]+)?$' THEN ({text})::double precision END";

    /// <summary>What is gone is in no row; vacuum clears the pages it was on.</summary>
    public bool PurgeSome(DbConnection connection, bool isFirst) => false;
}
