using System.Collections.Immutable;

namespace Twin.Requests;

/// <summary>The reasons in law to keep data: those that ship and a site's own. Stateless; key 0.</summary>
[Alias("twin.ILegalHoldsGrain")]
public interface ILegalHoldsGrain : IGrainWithIntegerKey
{
    [Alias("List")]
    Task<ImmutableArray<LegalHold>> List(CancellationToken cancellationToken);
}
