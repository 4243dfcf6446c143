using Twin.Access;

namespace Twin.Cases;

/// <summary>Who is there for a home today, by roster and shift. Stateless; key 0.</summary>
[Alias("twin.IStewardsGrain")]
public interface IStewardsGrain : IGrainWithIntegerKey
{
    /// <returns><c>NotFound</c> for who has no home here, or whose grid has no workers.</returns>
    [Alias("FindMine")]
    Task<Outcome<Steward>> FindMine(Caller caller, CancellationToken cancellationToken);

    /// <summary>For a home the caller may see.</summary>
    [Alias("FindOf")]
    Task<Outcome<Steward>> FindOf(Caller caller, string household, CancellationToken cancellationToken);
}
