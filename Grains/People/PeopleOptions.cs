using System.ComponentModel.DataAnnotations;

namespace Twin.People;

/// <summary>Configuration section <c>Twin:People</c>.</summary>
public sealed class PeopleOptions
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

    public IEnumerable<string> VulnerableLabelList =>
        VulnerableLabels.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
