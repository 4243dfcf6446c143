namespace Twin.Devices;

/// <summary>Bounds of a measure: between the two nothing changes.</summary>
internal sealed class CareLimit
{
    /// <summary>Where a fault begins.</summary>
    public required double Limit { get; set; }

    /// <summary>Where it ends.</summary>
    public required double Clear { get; set; }
}
