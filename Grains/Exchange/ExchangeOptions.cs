using System.ComponentModel.DataAnnotations;

namespace Twin.Exchange;

/// <summary>Configuration section <c>Twin:Exchange</c>.</summary>
public sealed class ExchangeOptions
{
    public const string Section = "Twin:Exchange";

    /// <summary>Rows of an export without personal data. Default 100,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxExportRows { get; set; } = 100_000;

    /// <summary>Rows of an export with personal data. Default 10,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxPersonalExportRows { get; set; } = 10_000;

    /// <summary>How long the link of an export can be used once it is ready. Default 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long the rows and the report of an import are kept after its end. Default 30 days.</summary>
    [Range(1, 3_650)]
    public int ImportRetentionDays { get; set; } = 30;
}
