using Microsoft.AspNetCore.Mvc;

namespace Twin.Devices;

/// <summary>Which readings.</summary>
internal sealed record HistoryRangeQuery
{
    /// <summary>Such as <c>smoke.obscuration</c>.</summary>
    [FromQuery(Name = "metric")]
    public string? Metric { get; init; }

    /// <summary>ISO 8601, inclusive; 24 hours before the end when not given.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>ISO 8601, exclusive; now when not given.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>The width of a bucket, such as <c>30s</c>, <c>1m</c>, <c>1h</c>, <c>1d</c>; raw readings when not given.</summary>
    [FromQuery(Name = "step")]
    public string? Step { get; init; }

    public Outcome<HistoryQuery> Parse(DateTimeOffset now) => HistoryRange.Parse(Metric, From, To, Step, now);
}
