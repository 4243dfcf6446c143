using System.ComponentModel.DataAnnotations;

namespace Twin.Simulation;

/// <summary>How large a synthetic community is. The figures after <see cref="CommunitiesPerStreet"/> are for each community.</summary>
public sealed record CommunityOptions
{
    /// <summary>The same seed makes the same community. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Default 1.</summary>
    [Range(1, 900_000)]
    public int Communities { get; init; } = 1;

    /// <summary>How many communities lie in one street. Default 999.</summary>
    [Range(1, 999)]
    public int CommunitiesPerStreet { get; init; } = 999;

    /// <summary>Default 4.</summary>
    [Range(1, 99)]
    public int Grids { get; init; } = 4;

    /// <summary>Default 40.</summary>
    [Range(1, 10_000)]
    public int Buildings { get; init; } = 40;

    /// <summary>Default 2,000.</summary>
    [Range(0, 1_000_000)]
    public int People { get; init; } = 2000;

    /// <summary>Default 400.</summary>
    [Range(0, 1_000_000)]
    public int Devices { get; init; } = 400;
}
