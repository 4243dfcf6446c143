using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Accounts;

/// <summary>Lists accounts, for administrators. Stateless; key 0.</summary>
[Alias("twin.IAccountDirectoryGrain")]
public interface IAccountDirectoryGrain : IGrainWithIntegerKey
{
    /// <returns>User names after <paramref name="after"/>, in order.</returns>
    /// <param name="limit">1 to 200.</param>
    [Alias("List")]
    Task<Outcome<ImmutableArray<string>>> List(Caller caller, string? after, int limit, CancellationToken cancellationToken);
}
