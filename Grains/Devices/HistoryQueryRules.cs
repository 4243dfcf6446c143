namespace Twin.Devices;

/// <summary>What may be asked of history.</summary>
internal static class HistoryQueryRules
{
    private const int MaxPoints = 10_000;

    public static Refusal? Check(HistoryQuery query) => query switch
    {
        _ when !MetricName.IsValid(query.Metric) => Refusal.Invalid("metric", "must name a metric"),
        _ when query.To <= query.From => Refusal.Invalid("to", "must be after from"),
        { Step: { } step } when step < TimeSpan.FromSeconds(1) => Refusal.Invalid("step", "must be at least a second"),
        { Limit: < 1 or > MaxPoints } => Refusal.Invalid("limit", $"must be 1 to {MaxPoints}"),
        _ => null,
    };
}
