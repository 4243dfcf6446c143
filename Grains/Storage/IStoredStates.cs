using System.Collections.Immutable;

namespace Twin.Storage;

/// <summary>Reads the states of many grains at once without waking one of them.</summary>
public interface IStoredStates
{
    /// <param name="keys">At most 1,000.</param>
    /// <returns>Those that are stored.</returns>
    Task<ImmutableDictionary<ObjectKey, TState>> Read<TState>(IReadOnlyCollection<ObjectKey> keys, CancellationToken cancellationToken);
}
