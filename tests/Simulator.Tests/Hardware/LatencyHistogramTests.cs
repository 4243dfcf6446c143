using CsCheck;

namespace Twin.Simulation.Hardware;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Quantiles_are_within_four_percent_of_the_true_ones() =>
        Gen.Int[1, 100_000_000].Array[1, 500].Sample(microseconds =>
        {
            var histogram = new LatencyHistogram();
            foreach (var duration in microseconds)
            {
                histogram.Record(TimeSpan.FromMicroseconds(duration));
            }

            Array.Sort(microseconds);
            var shares = new[] { 0.5, 0.99, 1 };
            var quantiles = histogram.Quantiles(shares);
            for (var i = 0; i < shares.Length; i++)
            {
                var exact = microseconds[(int)Math.Ceiling(microseconds.Length * shares[i]) - 1];
                Assert.InRange(quantiles[i].TotalMicroseconds, exact * 0.96, exact * 1.04);
            }
        });

    [Fact]
    public void TakeQuantiles_begins_anew()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(TimeSpan.FromSeconds(1));
        Assert.NotEqual(TimeSpan.Zero, histogram.TakeQuantiles(0.5).Single());
        Assert.Equal(TimeSpan.Zero, histogram.TakeQuantiles(0.5).Single());
    }
}
