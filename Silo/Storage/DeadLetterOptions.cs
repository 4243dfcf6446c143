using System.ComponentModel.DataAnnotations;

namespace Twin.Storage;

/// <summary>Configuration section <c>Twin:DeadLetters</c>.</summary>
public sealed class DeadLetterOptions
{
    public const string Section = "Twin:DeadLetters";

    /// <summary>How many days a message that could not be understood is kept. Default 90.</summary>
    [Range(1, 36_500)]
    public int RetentionDays { get; set; } = 90;
}
