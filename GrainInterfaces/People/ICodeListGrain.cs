using System.Collections.Immutable;

namespace Twin.People;

/// <summary>The code lists in use. Stateless; key 0.</summary>
[Alias("twin.ICodeListGrain")]
public interface ICodeListGrain : IGrainWithIntegerKey
{
    [Alias("List")]
    Task<ImmutableArray<CodeList>> List(CancellationToken cancellationToken);
}
