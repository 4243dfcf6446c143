using CsCheck;
using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

public class LevelTests
{
    private static readonly Gen<double?> Bound = Gen.OneOf(Gen.Const<double?>(() => null), Gen.Int[-3, 3].Select(value => (double?)value));

    private static readonly Gen<Level> AnyLevel = Gen.Select(Bound, Bound, Gen.Bool, Bound, Bound, (low, high, between, above, below) =>
        new Level(low, high, between, above, below));

    [Theory]
    [InlineData(19.4, true)]
    [InlineData(19.5, false)]
    [InlineData(23.5, false)]
    [InlineData(23.6, true)]
    public void Contains_is_true_when_the_value_is_outside_the_band(double value, bool expected) =>
        Assert.Equal(expected, new Level(Below: 19.5, Above: 23.5).Contains(value));

    [Theory]
    [InlineData(19.7, false)]
    [InlineData(19.8, true)]
    [InlineData(23.2, true)]
    [InlineData(23.3, false)]
    public void Contains_is_true_when_the_value_is_inside_the_band(double value, bool expected) =>
        Assert.Equal(expected, new Level(AtOrAbove: 19.8, AtOrBelow: 23.2, Between: true).Contains(value));

    [Fact]
    public void Overlaps_is_true_when_some_value_is_in_both() =>
        Gen.Select(AnyLevel, AnyLevel).Sample((one, other) =>
            one.Overlaps(other) == Grid().Any(value => one.Contains(value) && other.Contains(value)));

    [Fact]
    public void IsEmpty_is_true_when_no_value_is_in_it() =>
        AnyLevel.Sample(level => level.IsEmpty() == !Grid().Any(level.Contains));

    /// <summary>Bounds are whole numbers from -3 to 3: halves around them stand for all values.</summary>
    private static IEnumerable<double> Grid() => Enumerable.Range(-8, 17).Select(half => half / 2.0);
}
