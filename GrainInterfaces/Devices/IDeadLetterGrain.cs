using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Devices;

/// <summary>Keeps what could not be understood, so that nothing acknowledged is lost. Stateless; key 0.</summary>
[Alias("twin.IDeadLetterGrain")]
public interface IDeadLetterGrain : IGrainWithIntegerKey
{
    /// <summary>Returns when the letter is durable.</summary>
    [Alias("Keep")]
    Task Keep(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Newest first. Administrators only.</summary>
    /// <param name="before">Letters with a lower id; null from the newest.</param>
    /// <param name="limit">1 to 1,000.</param>
    [Alias("List")]
    Task<Outcome<ImmutableArray<DeadLetter>>> List(Caller caller, string? device, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Reads a letter again, as if it had come just then from who sent it. Only what has a time or a number is taken in: readings,
    /// events and replies to commands. One that has been replayed is left alone.
    /// </summary>
    /// <returns><c>Conflict</c> when only the beginning of its payload was kept, or no bridge is there.</returns>
    [Alias("Replay")]
    Task<Outcome<ReplayResult>> Replay(Caller caller, long id, CancellationToken cancellationToken);

    /// <summary>Replays those that have not been, oldest first.</summary>
    /// <param name="limit">1 to 100.</param>
    [Alias("ReplayAll")]
    Task<Outcome<ImmutableArray<ReplayResult>>> ReplayAll(Caller caller, LetterFilter filter, int limit, CancellationToken cancellationToken);
}
