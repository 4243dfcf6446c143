namespace Twin.Devices;

/// <summary>Where a battery is heading.</summary>
/// <param name="Level">In %, by the trend.</param>
/// <param name="PerDay">How many percentage points it loses a day; 0 when it holds.</param>
/// <param name="DaysLeft">Until it is empty; null when it holds.</param>
[GenerateSerializer, Immutable, Alias("twin.battery-trend")]
public sealed record BatteryTrend(
    [property: Id(0)] double Level,
    [property: Id(1)] double PerDay,
    [property: Id(2)] double? DaysLeft);
