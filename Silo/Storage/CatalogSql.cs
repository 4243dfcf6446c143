using System.Collections.Immutable;
using System.Text;
using Dapper;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

/// <summary>
/// A catalog query in SQL that both engines understand. It walks the longest term (the rarest, as a rule), or else a
/// link, or else the cards themselves in key order, and tests the other conditions on the way, so that a page and a
/// count end as soon as they have enough.
/// </summary>
internal sealed class CatalogSql
{
    /// <summary>A count goes no further: it says "over 1,000".</summary>
    private const int MaxTotal = 1_001;

    /// <summary>Above every character of an area code or an id.</summary>
    private const char Last = '\uffff';

    private readonly StringBuilder _matches = new();
    private readonly string _key;

    public CatalogSql(AreaScope scope, CatalogQuery query, IReadOnlyCollection<string> terms)
    {
        _key = Walk([.. terms.OrderByDescending(term => term.Length)], query.Links.IsDefault ? [] : query.Links);
        AppendKindAndStatus(query, everywhere: scope.Prefixes.Contains(string.Empty));
        AppendArea(scope.Prefixes);
        Parameters.Add("after", query.Cursor ?? string.Empty);
        Parameters.Add("limit", query.Limit + 1);
    }

    public DynamicParameters Parameters { get; } = new();

    public string Count => $"SELECT count(*) FROM (SELECT 1 {_matches} LIMIT {MaxTotal}) AS counted";

    /// <summary>In key order; one row more than the page holds, when there are more.</summary>
    public string Page =>
        $"SELECT card.key, title, area, status, deadline, labels, facts, links {_matches} AND {_key} > @after ORDER BY {_key} LIMIT @limit";

    /// <returns>The key in the order walked.</returns>
    private string Walk(ImmutableArray<string> terms, ImmutableArray<ObjectKey> links)
    {
        var key = terms.Length > 0 ? "walk.key" : links.Length > 0 ? "walk.from_key" : "card.key";
        _matches.Append(key switch
        {
            "walk.key" => "FROM card_term AS walk CROSS JOIN card WHERE card.key = walk.key AND walk.term = @term0",
            "walk.from_key" => "FROM (SELECT DISTINCT from_key FROM card_link WHERE to_key = @link0) AS walk CROSS JOIN card WHERE card.key = walk.from_key",
            _ => "FROM card WHERE TRUE",
        });
        for (var i = 0; i < terms.Length; i++)
        {
            Parameters.Add($"term{i}", terms[i]);
            _matches.Append(i == 0 ? string.Empty : $" AND EXISTS (SELECT 1 FROM card_term WHERE term = @term{i} AND key = card.key)");
        }

        for (var i = 0; i < links.Length; i++)
        {
            Parameters.Add($"link{i}", links[i].ToString());
            _matches.Append(i == 0 && terms.IsEmpty ? string.Empty : $" AND EXISTS (SELECT 1 FROM card_link WHERE to_key = @link{i} AND from_key = card.key)");
        }

        return key;
    }

    private void AppendKindAndStatus(CatalogQuery query, bool everywhere)
    {
        if (query.Kind is not null)
        {
            // As a range of keys a kind keeps the order; beside a further condition its index is better.
            _matches.Append(everywhere && query.Status is null ? $" AND {_key} > @kindFrom AND {_key} < @kindTo" : " AND card.kind = @kind");
            Parameters.Add("kind", query.Kind);
            Parameters.Add("kindFrom", $"{query.Kind}/");
            Parameters.Add("kindTo", $"{query.Kind}/{Last}");
        }

        if (query.Status is not null)
        {
            _matches.Append(" AND card.status = @status");
            Parameters.Add("status", query.Status);
        }
    }

    private void AppendArea(ImmutableArray<string> prefixes)
    {
        if (prefixes.Contains(string.Empty))
        {
            return;
        }

        for (var i = 0; i < prefixes.Length; i++)
        {
            _matches.Append($"{(i == 0 ? " AND (" : " OR ")}card.area >= @area{i} AND card.area < @areaEnd{i}");
            Parameters.Add($"area{i}", prefixes[i]);
            Parameters.Add($"areaEnd{i}", prefixes[i] + Last);
        }

        _matches.Append(')');
    }
}
