using System.ComponentModel.DataAnnotations;

namespace Twin.Storage;

/// <summary>Configuration section <c>Twin:Feed</c>.</summary>
public sealed class FeedOptions
{
    public const string Section = "Twin:Feed";

    /// <summary>How many days events are kept. Default 30.</summary>
    [Range(1, 36_500)]
    public int RetentionDays { get; set; } = 30;
}
