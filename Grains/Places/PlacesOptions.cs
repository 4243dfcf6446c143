using System.ComponentModel.DataAnnotations;

namespace Twin.Places;

/// <summary>Configuration section <c>Twin:Places</c>.</summary>
public sealed class PlacesOptions
{
    public const string Section = "Twin:Places";

    /// <summary>The most positions a boundary may have. Default 2,000.</summary>
    [Range(4, 100_000)]
    public int MaxBoundaryPoints { get; set; } = 2000;

    /// <summary>How far two boundaries may miss each other, in metres, before they are said not to fit. Default 5.</summary>
    [Range(0, 1000)]
    public double BoundaryTolerance { get; set; } = 5;
}
