using System.Collections.Immutable;

namespace Twin.Residents;

/// <summary>Takes what others know of a deleted person away. Stateless; key 0; for grains only.</summary>
[Alias("twin.IErasuresGrain")]
public interface IErasuresGrain : IGrainWithIntegerKey
{
    /// <summary>Every other place in which the person's values may stand. Harmless to repeat.</summary>
    /// <param name="values">The person's values as a JSON list, encrypted.</param>
    /// <param name="households">The homes it has lived in.</param>
    [Alias("Forget"), ResponseTimeout("00:05:00")]
    Task Forget(string person, string values, ImmutableArray<string> households, CancellationToken cancellationToken);

    /// <summary>What the sensors of a home recorded by a consent is deleted. Harmless to repeat.</summary>
    /// <param name="text">The consent that has been withdrawn; null for all.</param>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    [Alias("ForgetReadings"), ResponseTimeout("00:05:00")]
    Task ForgetReadings(string household, string? text, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
