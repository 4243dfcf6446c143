namespace Twin.Devices;

/// <summary>How a device is held against its neighbours: those of the same profile at the same place.</summary>
internal sealed class CareDrift
{
    /// <summary>Their means over so long are compared.</summary>
    public required TimeSpan Window { get; set; }

    /// <summary>How many neighbours with readings it takes.</summary>
    public required int Least { get; set; }

    /// <summary>How many are asked.</summary>
    public required int Most { get; set; }
}
