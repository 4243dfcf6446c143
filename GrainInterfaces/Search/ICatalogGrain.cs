using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Search;

/// <summary>
/// Finds objects by their cards. Stateless; key 0. Every answer includes all writes that returned before it was asked,
/// and nothing the caller may not see: neither as an object nor in a number. Refusals are <c>Invalid</c> with the field
/// of the filter, and <c>Forbidden</c> for a field that the caller's role may not see.
/// </summary>
[Alias("twin.ICatalogGrain")]
public interface ICatalogGrain : IGrainWithIntegerKey
{
    [Alias("List")]
    Task<Outcome<CatalogPage>> List(Caller caller, CatalogQuery query, CancellationToken cancellationToken);

    /// <returns>Exactly how many match.</returns>
    [Alias("Count")]
    Task<Outcome<long>> Count(Caller caller, ObjectFilter filter, CancellationToken cancellationToken);

    /// <param name="by"><c>kind</c>, <c>area</c>, <c>area:</c> with a number of digits, <c>status</c>, <c>label</c> or <c>fact:</c> with a name.</param>
    [Alias("Summarize")]
    Task<Outcome<CatalogSummary>> Summarize(Caller caller, ObjectFilter filter, string by, CancellationToken cancellationToken);

    /// <summary>How a fact that is a number is spread over the objects that match.</summary>
    [Alias("Spread")]
    Task<Outcome<FactSpread>> Spread(Caller caller, ObjectFilter filter, string fact, CancellationToken cancellationToken);

    [Alias("Search")]
    Task<Outcome<SearchResult>> Search(Caller caller, SearchQuery query, CancellationToken cancellationToken);

    /// <summary>The best few for a text as it is typed.</summary>
    /// <param name="limit">1 to 20.</param>
    [Alias("Suggest")]
    Task<Outcome<ImmutableArray<SearchHit>>> Suggest(Caller caller, ObjectFilter filter, int limit, CancellationToken cancellationToken);
}
