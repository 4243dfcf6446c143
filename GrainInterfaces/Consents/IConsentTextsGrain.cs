using System.Collections.Immutable;

namespace Twin.Consents;

/// <summary>All texts that people consent to, those that ship and a site's own. Stateless; key 0.</summary>
[Alias("twin.IConsentTextsGrain")]
public interface IConsentTextsGrain : IGrainWithIntegerKey
{
    /// <summary>The newest version of each, in the order of their ids.</summary>
    [Alias("List")]
    Task<ImmutableArray<ConsentText>> List(CancellationToken cancellationToken);
}
