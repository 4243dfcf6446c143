using System.ComponentModel.DataAnnotations;

namespace Twin.Access;

/// <summary>Configuration section <c>Twin:Access</c>.</summary>
public sealed class AccessOptions
{
    public const string Section = "Twin:Access";

    /// <summary>How many fields one account may have revealed within an hour. Default 20.</summary>
    [Range(0, 10_000)]
    public int RevealsPerHour { get; set; } = 20;
}
