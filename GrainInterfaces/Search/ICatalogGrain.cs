using Twin.Access;

namespace Twin.Search;

/// <summary>Finds objects by their cards. Stateless; key 0. Every answer includes all writes that returned before it was asked.</summary>
[Alias("twin.ICatalogGrain")]
public interface ICatalogGrain : IGrainWithIntegerKey
{
    /// <returns>A page of what the caller may see, or <c>Invalid</c> for a cursor of another query.</returns>
    [Alias("Find")]
    Task<Outcome<CatalogPage>> Find(Caller caller, CatalogQuery query, CancellationToken cancellationToken);
}
