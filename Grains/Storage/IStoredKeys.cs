using System.Collections.Immutable;

namespace Twin.Storage;

/// <summary>Which grains of a kind have a state, for kinds that are in no list.</summary>
public interface IStoredKeys
{
    /// <returns>Ids after <paramref name="after"/>, in order.</returns>
    Task<ImmutableArray<string>> List(string kind, string? after, int limit, CancellationToken cancellationToken);
}
