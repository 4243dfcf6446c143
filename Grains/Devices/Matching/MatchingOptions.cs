using System.ComponentModel.DataAnnotations;

namespace Twin.Devices.Matching;

/// <summary>
/// Configuration section <c>Twin:Matching</c>: how much each sign says of what a device is, from 0 to 1. Independent signs
/// add up as <c>1 − (1 − a)(1 − b)</c>. All defaults are proposals.
/// </summary>
public sealed class MatchingOptions
{
    public const string Section = "Twin:Matching";

    /// <summary>Messages of a device that waits to be bound; further ones become dead letters. Default 10,000.</summary>
    [Range(0, 1_000_000)]
    public int MaxKeptMessages { get; set; } = 10_000;

    /// <summary>All of its values are those of a profile, and the other way round. Default 0.8.</summary>
    [Range(0, 1)]
    public double Payload { get; set; } = 0.8;

    /// <summary>Its provisioning key was made for this. Default 0.9.</summary>
    [Range(0, 1)]
    public double Key { get; set; } = 0.9;

    /// <summary>Its name or its topic names this. Default 0.6.</summary>
    [Range(0, 1)]
    public double Naming { get; set; } = 0.6;

    /// <summary>All devices of like names have this. Default 0.6.</summary>
    [Range(0, 1)]
    public double Neighbours { get; set; } = 0.6;

    /// <summary>A suggestion below this is not clear. Default 0.5.</summary>
    [Range(0, 1)]
    public double Least { get; set; } = 0.5;

    /// <summary>The first suggestion must lead the second by this. Default 0.15.</summary>
    [Range(0, 1)]
    public double Lead { get; set; } = 0.15;
}
