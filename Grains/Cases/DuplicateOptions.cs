using System.ComponentModel.DataAnnotations;

namespace Twin.Cases;

/// <summary>Configuration section <c>Twin:Cases:Duplicates</c>: when two cases are suggested as one matter.</summary>
public sealed class DuplicateOptions
{
    public const string Section = "Twin:Cases:Duplicates";

    /// <summary>Farther apart, in metres, nothing is suggested. Default 200.</summary>
    [Range(1, 100_000)]
    public double MaxDistance { get; set; } = 200;

    /// <summary>Reported longer apart nothing is suggested. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The least likeness that is suggested, 0 to 1. Default 0.5.</summary>
    [Range(0, 1)]
    public double LeastLikeness { get; set; } = 0.5;
}
