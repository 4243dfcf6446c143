using System.Text;
using System.Text.RegularExpressions;

namespace Twin.Codes;

/// <summary>Finds the numbers of people that must stand in no free text: identity numbers and mobile phones.</summary>
public static partial class SensitiveNumbers
{
    private const string Blot = "***";

    /// <summary>The text, normalised (NFKC), with every such number blotted out.</summary>
    public static string BlotOut(string text) => Number().Replace(text.Normalize(NormalizationForm.FormKC), Blot);

    /// <summary>Citizen IDs of 15 or 18 characters, mobile numbers, with blanks or hyphens between the digits or not.</summary>
    [GeneratedRegex(@"(?<!\d)(?:(?:\d[ -]?){17}[\dXx]|(?:\d[ -]?){14}\d|1[3-9](?:[ -]?\d){9})(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
