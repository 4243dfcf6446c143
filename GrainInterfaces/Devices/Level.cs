namespace Twin.Devices;

/// <summary>A set of values: those at or above one bound, or at or below another, or either ("outside a band").</summary>
/// <param name="AtOrAbove">Null for no such bound.</param>
/// <param name="AtOrBelow">Null for no such bound.</param>
/// <param name="Between">True: a value must satisfy both bounds ("inside a band"); false: one is enough.</param>
[GenerateSerializer, Immutable, Alias("twin.level")]
public sealed record Level(
    [property: Id(0)] double? AtOrAbove = null,
    [property: Id(1)] double? AtOrBelow = null,
    [property: Id(2)] bool Between = false)
{
    public bool Contains(double value)
    {
        var above = AtOrAbove is { } low && value >= low;
        var below = AtOrBelow is { } high && value <= high;
        return Between ? above && below : above || below;
    }
}
