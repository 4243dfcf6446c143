using System.Text.RegularExpressions;

namespace Twin.Codes;

/// <summary>Finds the numbers of people that must stand in no free text: identity numbers and mobile phones.</summary>
public static partial class SensitiveNumbers
{
    private const string Blot = "***";

    /// <summary>The text with every such number blotted out.</summary>
    public static string BlotOut(string text) => Number().Replace(text, Blot);

    /// <summary>Citizen IDs of 15 or 18 characters, mobile numbers, with blanks or hyphens between the digits or not, full-width ones too.</summary>
    [GeneratedRegex(@"(?<!\d)(?:(?:\d[ -]?){17}[\dXxＸｘ]|(?:\d[ -]?){14}\d|[1１][3-9３-９](?:[ -]?\d){9})(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
