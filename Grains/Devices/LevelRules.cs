namespace Twin.Devices;

/// <summary>What can be said of levels without knowing a value.</summary>
internal static class LevelRules
{
    /// <summary>True when no value is in the level.</summary>
    public static bool IsEmpty(this Level level) => !Samples(level, level).Any(level.Contains);

    /// <summary>True when some value is in both levels.</summary>
    public static bool Overlaps(this Level level, Level other) =>
        Samples(level, other).Any(value => level.Contains(value) && other.Contains(value));

    public static bool HasBound(this Level level) => Bounds(level).Any();

    public static bool IsFinite(this Level level) => Bounds(level).All(double.IsFinite);

    /// <summary>
    /// A level changes its mind only at its bounds: so the bounds, a value between each two, and one beyond either end
    /// stand for all values.
    /// </summary>
    private static IEnumerable<double> Samples(Level level, Level other)
    {
        double[] bounds = [double.MinValue, .. Bounds(level).Concat(Bounds(other)).Order(), double.MaxValue];
        return bounds.Concat(bounds.Zip(bounds.Skip(1), (low, high) => (low / 2) + (high / 2)));
    }

    private static IEnumerable<double> Bounds(Level level)
    {
        double?[] bounds = [level.AtOrAbove, level.Above, level.AtOrBelow, level.Below];
        return bounds.OfType<double>();
    }
}
