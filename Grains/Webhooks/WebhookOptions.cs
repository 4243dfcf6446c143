using System.ComponentModel.DataAnnotations;

namespace Twin.Webhooks;

/// <summary>Configuration section <c>Twin:Webhooks</c>, on silos.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Twin:Webhooks";

    /// <summary>Hosts of the inner network that may be called all the same, and without TLS. Default none.</summary>
    public IList<string> InnerHosts { get; } = [];

    /// <summary>How long a receiver may take. Default 4 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:04.5")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>The pause after a first failure; it doubles with each further one. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a receiver may be away before events are set aside. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);
}
