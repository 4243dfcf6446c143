namespace Twin.Devices;

/// <summary>A raw reading (then all five figures describe it alone) or a bucket that starts at <paramref name="At"/>.</summary>
[GenerateSerializer, Immutable, Alias("twin.history-point")]
public readonly record struct HistoryPoint(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] double Min,
    [property: Id(2)] double Max,
    [property: Id(3)] double Avg,
    [property: Id(4)] double Last,
    [property: Id(5)] int Count);
