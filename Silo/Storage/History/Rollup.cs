namespace Twin.Storage;

/// <summary>What several readings of one metric come to, or one.</summary>
internal readonly record struct Rollup(double Min, double Max, double Sum, double Last, int Count)
{
    public static Rollup Of(double value) => new(value, value, value, value, 1);

    /// <summary>With what came after it.</summary>
    public Rollup With(Rollup later) => new(
        Math.Min(Min, later.Min), Math.Max(Max, later.Max), Sum + later.Sum, later.Last, Count + later.Count);
}
