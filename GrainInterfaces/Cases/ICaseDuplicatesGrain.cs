using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Cases;

/// <summary>Finds cases that may be the same matter. Stateless; key 0.</summary>
[Alias("twin.ICaseDuplicatesGrain")]
public interface ICaseDuplicatesGrain : IGrainWithIntegerKey
{
    /// <summary>Open cases the caller sees that are like one, the likest first, at most 10.</summary>
    [Alias("Find")]
    Task<Outcome<ImmutableArray<CaseDuplicate>>> Find(Caller caller, string caseId, CancellationToken cancellationToken);
}
