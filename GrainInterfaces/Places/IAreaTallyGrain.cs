using Twin.Access;

namespace Twin.Places;

/// <summary>Counts of areas for the one screen. Stateless; key 0.</summary>
[Alias("twin.IAreaTallyGrain")]
public interface IAreaTallyGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// From counts that are kept for every area where the caller's rights go by areas; from the lists themselves for who
    /// sees only what is the own.
    /// </summary>
    /// <param name="area">A code of up to 17 digits.</param>
    [Alias("Count")]
    Task<Outcome<AreaTally>> Count(Caller caller, string area, CancellationToken cancellationToken);
}
