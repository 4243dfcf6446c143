using Twin.Access;

namespace Twin.Objects;

/// <summary>What was changed in objects. Stateless; key 0. Every answer includes all changes that returned before it was asked.</summary>
[Alias("twin.IChangesGrain")]
public interface IChangesGrain : IGrainWithIntegerKey
{
    /// <param name="cursor">From the previous page; null for the newest changes.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("Read")]
    Task<Outcome<ObjectChangePage>> Read(Caller caller, ObjectKey key, string? cursor, int limit, CancellationToken cancellationToken);
}
