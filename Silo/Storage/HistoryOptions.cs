using System.ComponentModel.DataAnnotations;

namespace Twin.Storage;

/// <summary>Configuration section <c>Twin:History</c>.</summary>
public sealed class HistoryOptions
{
    public const string Section = "Twin:History";

    /// <summary>How many days telemetry and events of devices are kept. Default 365.</summary>
    [Range(1, 36_500)]
    public int RetentionDays { get; set; } = 365;

    /// <summary>How many days the hourly roll-ups of telemetry are kept, from which long ranges are answered. Default 1,825.</summary>
    [Range(1, 36_500)]
    public int RollupDays { get; set; } = 1_825;

    /// <summary>How many messages may wait for their commit; more callers wait outside. Default 20,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; set; } = 20_000;
}
