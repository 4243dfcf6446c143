using System.Collections.Frozen;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

/// <summary>
/// A filter as far as the index of terms can say it. What it says of areas, labels and facts narrows only: the columns
/// decide. Null when there is nothing in the index worth asking for.
/// </summary>
internal sealed class CardTerms(ICatalogDialect dialect, CommonArea common)
{
    /// <summary>Kinds whose cards have no area. Nearly all that a role reads wherever it lies is of these, and one term stands for all of them.</summary>
    private static readonly FrozenSet<string> LieNowhere = FrozenSet.Create(StringComparer.Ordinal, ObjectKind.ConsentText, ObjectKind.Model, ObjectKind.Procedure, ObjectKind.Profile);

    public string? Of(CardFilter filter)
    {
        var facts = filter.Filter.Facts.Where(static fact => fact.Comparison == FactComparison.Equal && IndexedTerms.IsTerm(fact.Value)).ToArray();
        if (filter.Words.IsEmpty && filter.Filter.Labels.IsEmpty && facts.Length == 0)
        {
            return null;
        }

        var wanted = dialect.Join("AND",
        [
            .. filter.Words.Select(Of),
            .. filter.Filter.Labels.Select(label => Plain(IndexedTerms.OfLabel(label))),
            .. facts.Select(fact => Plain(IndexedTerms.OfFact(fact.Name, fact.Value))),
            .. filter.Filter.Kind is { } kind ? [Plain(IndexedTerms.OfKind(kind))] : Array.Empty<string>(),
            .. AnyOf([IndexedTerms.OfArea(filter.Filter.Area ?? string.Empty)]),
            .. filter.Words.Any(IsRare) ? [] : AnyOf(InSight(filter)),
        ]);
        return filter.OtherThan.IsEmpty ? wanted : dialect.Except(wanted, dialect.Join("OR", filter.OtherThan.Select(kind => Plain(IndexedTerms.OfKind(kind)))));
    }

    /// <summary>Three characters and more in a row: so few cards hold them that to read these costs less than to look up what is in sight.</summary>
    private static bool IsRare(SearchWord word) => word.AnyOf.All(static alternative => alternative.AllOf.Length > 1);

    private string Of(SearchWord word) => dialect.Join("OR", word.AnyOf.Select(alternative =>
        dialect.Join("AND", alternative.AllOf.Select(term => dialect.Term(term.Text, term.IsPrefix)))));

    /// <summary>Whatever is in sight has one of these; a null among them is what has no term or would find everything. Without the scope a name that is common everywhere is looked up everywhere.</summary>
    private IEnumerable<string?> InSight(CardFilter filter)
    {
        var sight = filter.Sight;
        var areas = sight.Scope.Prefixes.Select(prefix => common.IsWithin(prefix) ? null : IndexedTerms.OfArea(prefix));
        if (filter.Filter.Kind is { } kind)
        {
            return sight.ReachOf(kind) is Reach.Areas or Reach.Bound && kind != sight.Own?.Kind ? areas : [];
        }

        return sight.Reaches.Any(static reach => reach.Reach == Reach.Own || (reach.Reach == Reach.All && reach.Kinds.IsEmpty))
            ? []
            : areas
                .Concat(sight.Reaches.Where(static reach => reach.Reach == Reach.All).SelectMany(static reach => reach.Kinds)
                    .Select(static kind => LieNowhere.Contains(kind) ? IndexedTerms.Nowhere : IndexedTerms.OfKind(kind)).Distinct(StringComparer.Ordinal))
                .Concat(sight.Own is { } own ? [IndexedTerms.OfKind(own.Kind)] : []);
    }

    /// <summary>One of the terms is enough; nothing when one is missing, as of an area that is too wide to have a term.</summary>
    private IEnumerable<string> AnyOf(IEnumerable<string?> terms)
    {
        var known = terms.ToArray();
        if (known.Length > 0 && !known.Contains(null))
        {
            yield return dialect.Join("OR", known.Select(term => Plain(term!)));
        }
    }

    private string Plain(string term) => dialect.Term(term, isPrefix: false);
}
