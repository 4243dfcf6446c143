namespace Twin.Devices;

/// <summary>Foresees the end of a battery from its level day by day: a line through what came after the last new battery.</summary>
internal static class BatteryForecast
{
    /// <summary>A trend that loses less than this over all its days may be noise, in percentage points.</summary>
    private const double LeastLoss = 1;

    private const double MostDays = 3_650;

    /// <param name="days">Oldest first.</param>
    /// <returns>The trend, null when there are too few days; and whether there is a new battery.</returns>
    public static (BatteryTrend? Trend, bool Replaced) Of(IReadOnlyList<HistoryPoint> days, CareBattery policy)
    {
        var start = 0;
        for (var i = 1; i < days.Count; i++)
        {
            start = days[i].Last - days[i - 1].Last >= policy.Replaced ? i : start;
        }

        var replaced = start > 0;
        if (days.Count - start < policy.Least)
        {
            return (null, replaced);
        }

        var known = days.Skip(start).Select(day => (X: (day.At - days[start].At).TotalDays, Y: day.Last)).ToArray();
        var (meanX, meanY) = (known.Average(day => day.X), known.Average(day => day.Y));
        var slope = known.Sum(day => (day.X - meanX) * (day.Y - meanY)) / known.Sum(day => (day.X - meanX) * (day.X - meanX));
        var level = Math.Clamp(meanY + (slope * (known[^1].X - meanX)), 0, 100);
        var perDay = -slope * known[^1].X < LeastLoss ? 0 : -slope;
        var left = level <= policy.Empty ? 0 : perDay > 0 ? (level - policy.Empty) / perDay : (double?)null;
        return (new BatteryTrend(Math.Round(level, 1), Math.Round(perDay, 3), left <= MostDays ? Math.Round(left.Value, 1) : null), replaced);
    }
}
