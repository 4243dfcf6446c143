using System.ComponentModel.DataAnnotations;

namespace Twin.People;

/// <summary>Configuration section <c>Twin:People</c>.</summary>
public sealed class PeopleOptions : IValidatableObject
{
    public const string Section = "Twin:People";

    /// <summary>Accept ID numbers of the made-up region 999999. Default false; <c>--demo</c> sets it.</summary>
    public bool AllowMadeUpIdNumbers { get; set; }

    /// <summary>
    /// Labels that make a hazard in the home one step more severe, separated by commas.
    /// Default <c>elderly,living-alone,disabled,left-behind</c>.
    /// </summary>
    [Required(AllowEmptyStrings = true)]
    public string VulnerableLabels { get; set; } = "elderly,living-alone,disabled,left-behind";

    /// <summary>Labels that follow from age, as <c>label:from-to</c> separated by commas. Default <c>elderly:60-</c>.</summary>
    [Required(AllowEmptyStrings = true)]
    public string AgeLabels { get; set; } = "elderly:60-";

    /// <summary>The age from which on somebody decides on a consent; below it the guardian does. Default 14 (PIPL, article 31).</summary>
    [Range(0, 120)]
    public int ConsentAge { get; set; } = 14;

    /// <summary>The age at which a guardian's sight of the ward ends. Default 18.</summary>
    [Range(0, 120)]
    public int AdultAge { get; set; } = 18;

    /// <summary>Labels of grown-ups who still have a guardian, separated by commas. Default <c>ward</c>.</summary>
    [Required(AllowEmptyStrings = true)]
    public string WardLabels { get; set; } = "ward";

    /// <summary>After how many months away from the registered township a person is hinted at as separated. Default 6.</summary>
    [Range(0, 120)]
    public int SeparatedMonths { get; set; } = 6;

    /// <summary>
    /// Digits 5 and 6 of the area codes that are districts of a city: moving between two of them is no separation.
    /// Default <c>01-20,51-80</c> (GB/T 2260).
    /// </summary>
    [Required(AllowEmptyStrings = true)]
    [RegularExpression(@"^(\d\d-\d\d(,\d\d-\d\d)*)?$")]
    public string DistrictCodes { get; set; } = "01-20,51-80";

    public IEnumerable<string> VulnerableLabelList =>
        VulnerableLabels.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<string> WardLabelList =>
        WardLabels.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <param name="code">Digits 5 and 6 of an area code.</param>
    public bool IsDistrict(string code) => DistrictCodes.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Any(range => string.CompareOrdinal(code, range[..2]) >= 0 && string.CompareOrdinal(code, range[^2..]) <= 0);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string? fault = null;
        try
        {
            _ = AgeLabel.Parse(AgeLabels).Count();
        }
        catch (FormatException unreadable)
        {
            fault = unreadable.Message;
        }

        return fault is null ? [] : [new ValidationResult(fault, [nameof(AgeLabels)])];
    }
}
