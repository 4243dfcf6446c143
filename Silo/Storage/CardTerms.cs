using System.Collections.Immutable;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

/// <summary>
/// A filter as far as the index of terms can say it. What it says of areas, labels and facts narrows only: the columns
/// decide. Null when there is nothing in the index worth asking for.
/// </summary>
internal sealed class CardTerms(ICatalogDialect dialect)
{
    public string? Of(CardFilter filter)
    {
        if (filter.Words.IsEmpty && filter.Filter.Labels.IsEmpty && filter.Filter.Facts.All(static fact => fact.Comparison != FactComparison.Equal))
        {
            return null;
        }

        return dialect.Join("AND",
        [
            .. filter.Words.Select(Of),
            .. filter.Filter.Labels.Select(label => Plain(IndexedTerms.OfLabel(label))),
            .. filter.Filter.Facts.Where(static fact => fact.Comparison == FactComparison.Equal).Select(fact => Plain(IndexedTerms.OfFact(fact.Name, fact.Value))),
            .. filter.Filter.Kind is { } kind ? [Plain(IndexedTerms.OfKind(kind))] : Array.Empty<string>(),
            .. Areas([filter.Filter.Area ?? string.Empty]),
            .. ScopeBinds(filter) ? Areas(filter.Sight.Scope.Prefixes) : [],
        ]);
    }

    private string Of(SearchWord word) => dialect.Join("OR", word.AnyOf.Select(alternative =>
        dialect.Join("AND", alternative.AllOf.Select(term => dialect.Term(term.Text, term.IsPrefix)))));

    /// <summary>True when whatever is in sight lies in the scope.</summary>
    private static bool ScopeBinds(CardFilter filter) => filter.Filter.Kind is { } kind
        ? filter.Sight.ReachOf(kind) is Reach.Areas or Reach.Bound && kind != filter.Sight.Own?.Kind
        : filter.Sight.Own is null && filter.Sight.Reaches.All(static reach => reach.Reach is Reach.None or Reach.Areas or Reach.Bound);

    /// <summary>One term for each area, of which one is enough; nothing when an area is too wide to have a term.</summary>
    private IEnumerable<string> Areas(ImmutableArray<string> prefixes)
    {
        var terms = prefixes.Select(IndexedTerms.OfArea).OfType<string>().ToArray();
        if (terms.Length > 0 && terms.Length == prefixes.Length)
        {
            yield return dialect.Join("OR", terms.Select(Plain));
        }
    }

    private string Plain(string term) => dialect.Term(term, isPrefix: false);
}
