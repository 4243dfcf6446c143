namespace Twin.Devices;

/// <summary>A set of values: those on the far side of any of its bounds ("outside a band"), or of all of them ("inside a band").</summary>
/// <param name="AtOrAbove">Null for no such bound.</param>
/// <param name="AtOrBelow">Null for no such bound.</param>
/// <param name="Between">True: a value must satisfy every bound given; false: one is enough.</param>
/// <param name="Above">As <paramref name="AtOrAbove"/>, without the bound itself.</param>
/// <param name="Below">As <paramref name="AtOrBelow"/>, without the bound itself.</param>
[GenerateSerializer, Immutable, Alias("twin.level")]
public sealed record Level(
    [property: Id(0)] double? AtOrAbove = null,
    [property: Id(1)] double? AtOrBelow = null,
    [property: Id(2)] bool Between = false,
    [property: Id(3)] double? Above = null,
    [property: Id(4)] double? Below = null)
{
    public bool Contains(double value) => Between
        ? !(value < AtOrAbove || value > AtOrBelow || value <= Above || value >= Below)
        : value >= AtOrAbove || value <= AtOrBelow || value > Above || value < Below;
}
