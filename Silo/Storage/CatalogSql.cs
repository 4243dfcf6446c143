using System.Collections.Immutable;
using System.Text;
using Dapper;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

/// <summary>What both engines' catalogs have in common.</summary>
internal static class CatalogSql
{
    /// <summary>A count goes no further: one more says "over 1,000".</summary>
    public const int MaxTotal = 1_001;

    /// <summary>Above every character of an area code or an id.</summary>
    private const char Last = '\uffff';

    /// <summary>Adds the conditions on kind, status and area, each so that an index can serve it.</summary>
    public static void AppendFilters(StringBuilder sql, DynamicParameters parameters, AreaScope scope, CatalogQuery query)
    {
        var everywhere = scope.Prefixes.Contains(string.Empty);
        if (query.Kind is not null)
        {
            // As a range of keys it keeps the order; with a further condition the index on that is better.
            sql.Append(everywhere && query.Status is null ? " AND card.key > @kindFrom AND card.key < @kindTo" : " AND card.kind = @kind");
            parameters.Add("kind", query.Kind);
            parameters.Add("kindFrom", query.Kind + "/");
            parameters.Add("kindTo", query.Kind + "/" + Last);
        }

        if (query.Status is not null)
        {
            sql.Append(" AND card.status = @status");
            parameters.Add("status", query.Status);
        }

        if (!everywhere)
        {
            AppendArea(sql, parameters, scope.Prefixes);
        }
    }

    /// <param name="rows">One more than fit the page, when there are more.</param>
    public static CatalogPage Page(IReadOnlyList<CardRow> rows, int limit, int total)
    {
        var items = rows.Take(limit).Select(row => row.ToEntry()).ToImmutableArray();
        return new CatalogPage(items, total, rows.Count > limit ? rows[limit - 1].Key : null);
    }

    private static void AppendArea(StringBuilder sql, DynamicParameters parameters, ImmutableArray<string> prefixes)
    {
        sql.Append(" AND (FALSE");
        for (var i = 0; i < prefixes.Length; i++)
        {
            sql.Append($" OR card.area >= @area{i} AND card.area < @areaEnd{i}");
            parameters.Add($"area{i}", prefixes[i]);
            parameters.Add($"areaEnd{i}", prefixes[i] + Last);
        }

        sql.Append(')');
    }
}
