using Microsoft.AspNetCore.Mvc;

namespace Twin.Exchange;

/// <summary>How a file is to be taken in.</summary>
/// <param name="Source">Whose data they are, such as <c>police</c>: 1 to 64 lower-case letters, digits and hyphens.</param>
/// <param name="Kind">What the rows are, such as <c>person</c>; lines of ndjson may say it themselves.</param>
/// <param name="Mapping">The id of a column mapping.</param>
/// <param name="DryRun">True to be told what would happen, with nothing stored.</param>
/// <param name="File">What the file is called, for people; at most 200 characters.</param>
internal sealed record ImportQuery(
    [FromQuery(Name = "source")] string Source,
    [FromQuery(Name = "kind")] string? Kind,
    [FromQuery(Name = "mapping")] string? Mapping,
    [FromQuery(Name = "dryRun")] bool? DryRun,
    [FromQuery(Name = "file")] string? File)
{
    private const int LongestSource = 64;
    private const int LongestFile = 200;

    public Outcome<ImportPlan> ToPlan() =>
        Source.Length is 0 or > LongestSource || !Source.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            ? Refusal.Invalid("source", $"must be 1 to {LongestSource} lower-case letters, digits and hyphens")
            : File?.Length > LongestFile || File?.Any(char.IsControl) == true
                ? Refusal.Invalid("file", $"must be at most {LongestFile} characters without control characters")
                : new ImportPlan(Source, DryRun ?? false, File);
}
