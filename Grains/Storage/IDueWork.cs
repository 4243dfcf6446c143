using System.Collections.Immutable;

namespace Twin.Storage;

/// <summary>Which grains owe something by now.</summary>
public interface IDueWork
{
    /// <summary>
    /// Takes grains whose due time has passed, longest overdue first, each to one silo only until the lease ends. A
    /// grain that writes its state sets a new due time and so ends its lease.
    /// </summary>
    Task<ImmutableArray<ObjectKey>> Take(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);
}
