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

    /// <summary>Null when there is none.</summary>
    Task<DeadLetter?> Find(long id, CancellationToken cancellationToken);

    /// <summary>Those that have not been replayed, oldest first.</summary>
    Task<ImmutableArray<DeadLetter>> ListOpen(LetterFilter filter, int limit, CancellationToken cancellationToken);

    /// <summary>All of it has been taken in after all.</summary>
    Task MarkReplayed(long id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Forgets those older than <paramref name="before"/>.</summary>
    Task Trim(DateTimeOffset before, CancellationToken cancellationToken);
}
