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
}
