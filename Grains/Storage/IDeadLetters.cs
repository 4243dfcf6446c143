using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>Messages that could not be understood.</summary>
public interface IDeadLetters
{
    /// <summary>Returns when it is durable.</summary>
    Task Keep(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<ImmutableArray<DeadLetter>> List(string? device, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets those older than <paramref name="before"/>.</summary>
    Task Trim(DateTimeOffset before, CancellationToken cancellationToken);
}
