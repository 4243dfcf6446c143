namespace Twin.Devices;

/// <summary>What a fault is and means.</summary>
internal sealed class CareFaultPolicy
{
    /// <summary>What it takes from the health of a device.</summary>
    public required int Points { get; set; }

    /// <summary>Where it begins: days, times a day or seconds; for stuck, drift and signal a part of the metric's own limit.</summary>
    public double Limit { get; set; }

    /// <summary>Where it ends.</summary>
    public double Clear { get; set; }

    /// <summary>How many looks in a row must find it before its case is opened.</summary>
    public int Checks { get; set; } = 1;

    public Severity Severity { get; set; } = Severity.Notice;

    /// <summary>One sentence with <c>{value}</c>, <c>{limit}</c> and <c>{metric}</c>.</summary>
    public required string Text { get; set; }

    public required string TextEn { get; set; }
}
