using System.ComponentModel.DataAnnotations;

namespace Twin.Open311;

/// <summary>Configuration section <c>Twin:Open311</c>; the interface is there once <see cref="Area"/> is set.</summary>
internal sealed class Open311Options : IValidatableObject
{
    public const string Section = "Twin:Open311";

    private const int ShortestKey = 16;

    /// <summary>The area code whose cases may be reported and looked at this way. Default none: the interface is off.</summary>
    public string? Area { get; set; }

    /// <summary>The <c>jurisdiction_id</c> that clients may name. Default the area.</summary>
    public string? Jurisdiction { get; set; }

    /// <summary>Whom clients turn to, shown by the discovery. Default none.</summary>
    public string? Contact { get; set; }

    /// <summary>Who may report: the <c>api_key</c> of each client by its name, at least 16 characters.</summary>
    public Dictionary<string, string> Keys { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Reports a minute with one key. Default 60.</summary>
    [Range(1, 100_000)]
    public int ReportsPerMinute { get; set; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from key in Keys
        where key.Value.Length < ShortestKey
        select new ValidationResult($"{Section}:{nameof(Keys)}:{key.Key} must have at least {ShortestKey} characters.");
}
