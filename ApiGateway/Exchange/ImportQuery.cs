using Microsoft.AspNetCore.Mvc;

namespace Twin.Exchange;

/// <summary>How a file is to be taken in.</summary>
internal sealed record ImportQuery
{
    private const int LongestSource = 64;
    private const int LongestFile = 200;

    /// <summary>Whose data they are, such as <c>police</c>: 1 to 64 lower-case letters, digits and hyphens.</summary>
    [FromQuery(Name = "source")]
    public required string Source { get; init; }

    /// <summary>What the rows are, such as <c>person</c>; lines of ndjson may say it themselves.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    /// <summary>The id of a column mapping.</summary>
    [FromQuery(Name = "mapping")]
    public string? Mapping { get; init; }

    /// <summary>True to be told what would happen, with nothing stored.</summary>
    [FromQuery(Name = "dryRun")]
    public bool? DryRun { get; init; }

    /// <summary>What the file is called, for people; at most 200 characters.</summary>
    [FromQuery(Name = "file")]
    public string? File { get; init; }

    public Outcome<ImportPlan> ToPlan() =>
        Source.Length is 0 or > LongestSource || !Source.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            ? Refusal.Invalid("source", $"must be 1 to {LongestSource} lower-case letters, digits and hyphens")
            : File?.Length > LongestFile || File?.Any(char.IsControl) == true
                ? Refusal.Invalid("file", $"must be at most {LongestFile} characters without control characters")
                : new ImportPlan(Source, DryRun ?? false, File);
}
