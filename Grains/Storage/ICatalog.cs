using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

/// <summary>Finds cards. Sees every write that returned before the call.</summary>
public interface ICatalog
{
    /// <param name="scope">Only cards within it are matched and counted.</param>
    /// <param name="terms">Every one must be among the card's terms.</param>
    /// <returns>Ordered by key; the page's cursor is the last key.</returns>
    Task<CatalogPage> Find(AreaScope scope, CatalogQuery query, IReadOnlyCollection<string> terms, CancellationToken cancellationToken);
}
