namespace Twin.Simulation;

/// <summary>What one metric looks like on an ordinary day.</summary>
/// <param name="Noise">How far a reading strays from the normal value.</param>
/// <param name="Growth">How much it rises from reading to reading, until it is emptied.</param>
/// <param name="EmptiedAt">How far it rises above normal before it starts again.</param>
internal sealed record MetricSignal(string Metric, double Normal, double Noise, int Decimals, double Growth = 0, double EmptiedAt = double.MaxValue)
{
    public double At(long reading, Dice dice) => Normal + (reading * Growth % EmptiedAt) + (dice.Noise() * Noise);
}
