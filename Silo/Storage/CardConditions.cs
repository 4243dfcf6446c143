using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dapper;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

/// <summary>Which cards a filter means, in SQL: from where, and under which conditions.</summary>
internal sealed class CardConditions
{
    private readonly StringBuilder _sql = new();
    private readonly ICatalogDialect _dialect;
    private readonly CardParameters _values;

    /// <param name="values">Those of a statement with several conditions in it; null when these are the only ones.</param>
    public CardConditions(CardFilter filter, ICatalogDialect dialect, CommonArea common, CardParameters? values = null)
    {
        _dialect = dialect;
        _values = values ?? new CardParameters();
        _sql.Append(filter.IsHopeless ? "FROM card WHERE FALSE" : new CardTerms(dialect, common).Of(filter) is { } terms ? dialect.FromIndex(Parameter(terms)) : "FROM card WHERE TRUE");
        AppendSight(filter);
        AppendFilter(filter);
        foreach (var word in filter.Words)
        {
            AppendVerification(word);
        }
    }

    public DynamicParameters Parameters => _values.All;

    public override string ToString() => _sql.ToString();

    /// <summary>The name of the parameter with this value.</summary>
    public string Parameter(object value) => _values.Name(value);

    private void AppendFilter(CardFilter cards)
    {
        var filter = cards.Filter;
        if (filter.Kind is { } kind)
        {
            _sql.Append($" AND card.kind = {Parameter(kind)}");
        }

        if (!cards.OtherThan.IsEmpty)
        {
            _sql.Append($" AND card.kind NOT IN ({List(cards.OtherThan)})");
        }

        if (!string.IsNullOrEmpty(filter.Area))
        {
            _sql.Append($" AND {InAreas([filter.Area])}");
        }

        if (!filter.Statuses.IsEmpty)
        {
            _sql.Append($" AND card.status IN ({List(filter.Statuses)})");
        }

        foreach (var label in filter.Labels)
        {
            _sql.Append($" AND {_dialect.HasLabel(Parameter(label))}");
        }

        foreach (var link in filter.Links)
        {
            AppendLink(link, cards);
        }

        foreach (var fact in filter.Facts)
        {
            _sql.Append($" AND {Holds(fact)}");
        }

        AppendMoment("card.deadline", ">=", filter.DueFrom, Iso);
        AppendMoment("card.deadline", "<", filter.DueBefore, Iso);
        AppendMoment("card.changed", ">=", filter.ChangedFrom, static at => at.ToUnixTimeMilliseconds());
        AppendMoment("card.changed", "<", filter.ChangedBefore, static at => at.ToUnixTimeMilliseconds());
    }

    private void AppendLink(ObjectKey to, CardFilter filter)
    {
        var key = Parameter(to.ToString());
        var relation = filter.LinkRelation is { } only ? Parameter(only) : null;
        _sql.Append($" AND card.key IN (SELECT from_key FROM card_link WHERE to_key = {key}");
        _sql.Append(relation is null ? string.Empty : $" AND relation = {relation}");
        foreach (var hidden in filter.HiddenLinks.GroupBy(static link => link.Kind, static link => link.Relation, StringComparer.Ordinal))
        {
            _sql.Append($" AND NOT (from_key >= {Parameter($"{hidden.Key}/")} AND from_key < {Parameter($"{hidden.Key}0")} AND relation IN ({List(hidden)}))");
        }

        _sql.Append(filter.LinksAt is { } day ? $") AND {_dialect.HasLink(key, relation, Parameter(day.ToString("O", CultureInfo.InvariantCulture)))}" : ")");
    }

    /// <summary>What the caller may see at all; kinds that no reach names are under the one without names.</summary>
    private void AppendSight(CardFilter filter)
    {
        var sight = filter.Sight;
        if (filter.Filter.Kind is { } kind)
        {
            _sql.Append($" AND {Within(sight, sight.ReachOf(kind))}");
            return;
        }

        var named = sight.Reaches.Where(static reach => !reach.Kinds.IsEmpty).ToArray();
        var ways = named.Where(static reach => reach.Reach != Reach.None)
            .Select(reach => $"(card.kind IN ({Literals(reach.Kinds)}) AND {Within(sight, reach.Reach)})").ToList();
        if (sight.Reaches.FirstOrDefault(static reach => reach.Kinds.IsEmpty) is { Reach: not Reach.None } others)
        {
            // Those in sight wherever they lie are so within any reach.
            var known = named.Where(static reach => reach.Reach != Reach.All).SelectMany(static reach => reach.Kinds).ToArray();
            ways.Insert(0, known.Length == 0 ? Within(sight, others.Reach) : $"({Within(sight, others.Reach)} AND card.kind NOT IN ({Literals(known)}))");
        }

        if (sight.Own is { } own)
        {
            ways.Add($"card.key = {Parameter(own.ToString())}");
        }

        _sql.Append(ways.Count == 0 ? " AND FALSE" : $" AND ({string.Join(" OR ", ways)})");
    }

    private string Within(CardSight sight, Reach reach) => reach switch
    {
        Reach.All => "TRUE",
        Reach.Areas when sight.Own is { } own => $"({InAreas(sight.Scope.Prefixes)} OR card.key = {Parameter(own.ToString())})",
        Reach.Areas => InAreas(sight.Scope.Prefixes),
        Reach.Bound => $"({InAreas(sight.Scope.Prefixes)} AND {LinkedTo(sight.Bindings, Rights.BoundRelations)})",
        Reach.Own => LinkedTo(sight.Bindings, Rights.OwnRelations),
        _ => "FALSE",
    };

    private string LinkedTo(ImmutableArray<ObjectKey> bindings, IEnumerable<string> relations)
    {
        if (bindings.IsEmpty)
        {
            return "FALSE";
        }

        var keys = List(bindings.Select(static key => key.ToString()));
        return $"(card.key IN ({keys}) OR card.key IN (SELECT from_key FROM card_link WHERE to_key IN ({keys}) AND relation IN ({List(relations)})))";
    }

    private string InAreas(ImmutableArray<string> prefixes) => prefixes.Contains(string.Empty)
        ? "TRUE"
        : prefixes.IsEmpty
            ? "FALSE"
            : $"({string.Join(" OR ", prefixes.Select(prefix => $"card.area >= {Parameter(prefix)} AND card.area < {Parameter(AreaRange.EndOf(prefix))}"))})";

    private string Holds(FactCondition condition)
    {
        var fact = $"(facts ->> {Parameter(condition.Name)})";
        if (condition.Comparison == FactComparison.Equal)
        {
            return $"{fact} = {Parameter(condition.Value)}";
        }

        var sign = condition.Comparison == FactComparison.AtLeast ? ">=" : "<=";
        return double.TryParse(condition.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? $"{_dialect.Number(fact)} {sign} {Parameter(number)}"
            : $"{fact} {sign} {Parameter(condition.Value)}";
    }

    /// <summary>Pairs of characters may stand apart: the text must hold the word as it is, in a class that may be matched on.</summary>
    private void AppendVerification(SearchWord word)
    {
        if (word.AnyOf.All(static alternative => alternative.Verify is not null))
        {
            var ways = word.AnyOf.Select(alternative =>
                _dialect.Contains($"({_dialect.Texts} ->> '{TermForm.Letter(alternative.Class)}')", Parameter(alternative.Verify!)));
            _sql.Append(word.AnyOf.IsEmpty ? " AND FALSE" : $" AND ({string.Join(" OR ", ways)})");
        }
    }

    private void AppendMoment(string column, string sign, DateTimeOffset? at, Func<DateTimeOffset, object> form)
    {
        if (at is { } moment)
        {
            _sql.Append($" AND {column} {sign} {Parameter(form(moment))}");
        }
    }

    public string List(IEnumerable<string> values) => string.Join(", ", values.Select(Parameter));

    /// <summary>Of the table of rights, never of a request. Dozens of parameters a statement would cost more than the search.</summary>
    private static string Literals(IEnumerable<string> kinds) => string.Join(", ", kinds.Select(static kind => $"'{kind}'"));

    private static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
