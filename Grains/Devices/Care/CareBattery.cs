namespace Twin.Devices;

/// <summary>How a battery's end is foreseen.</summary>
internal sealed class CareBattery
{
    /// <summary>The metric of what is left, in %.</summary>
    public required string Metric { get; set; }

    /// <summary>How far the trend looks back.</summary>
    public required TimeSpan Window { get; set; }

    /// <summary>How many days with readings it takes.</summary>
    public required int Least { get; set; }

    /// <summary>In %: a device with less no longer works.</summary>
    public required double Empty { get; set; }

    /// <summary>In %: a rise by so much is a new battery.</summary>
    public required double Replaced { get; set; }
}
