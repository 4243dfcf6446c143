using System.ComponentModel.DataAnnotations;

namespace Twin.Residents;

/// <summary>Configuration section <c>Twin:Residents</c>.</summary>
public sealed class ResidentOptions
{
    public const string Section = "Twin:Residents";

    /// <summary>Within how many days a request must be decided. Default 30.</summary>
    [Range(1, 365)]
    public int AnswerWithinDays { get; set; } = 30;

    /// <summary>How many requests about one person may be open at once. Default 10.</summary>
    [Range(1, 1_000)]
    public int OpenRequests { get; set; } = 10;

    /// <summary>How often within an hour an account may claim to be somebody. Default 3.</summary>
    [Range(0, 1_000)]
    public int ClaimsPerHour { get; set; } = 3;

    /// <summary>
    /// Whether a claim by name and ID number, which others may know too, shows nothing until staff have approved the
    /// residence. Default true.
    /// </summary>
    public bool ClaimNeedsResidence { get; set; } = true;
}
