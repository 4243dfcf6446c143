using Twin.Access;

namespace Twin.Quality;

/// <summary>How good the data are. Stateless; key 0. Every answer includes all writes that returned before it was asked.</summary>
[Alias("twin.IQualityGrain")]
public interface IQualityGrain : IGrainWithIntegerKey
{
    /// <summary>Pairs of records that may be the same object, both of them in the caller's areas.</summary>
    /// <param name="area">An area code prefix; null for all of the caller's areas.</param>
    /// <param name="cursor">Where the previous page ended; null for the first.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("FindDuplicates")]
    Task<Outcome<DuplicatePage>> FindDuplicates(Caller caller, string kind, string? area, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>How many objects have which fields, in an area and in each of those right below it.</summary>
    [Alias("Measure")]
    Task<Outcome<QualityReport>> Measure(Caller caller, string kind, string? area, CancellationToken cancellationToken);
}
