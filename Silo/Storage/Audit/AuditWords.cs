using System.Text;
using System.Text.RegularExpressions;
using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>Keeps what people type as a reason from bringing into the log the very numbers it must not hold.</summary>
internal static partial class AuditWords
{
    private const int Longest = 200;
    private const string Blot = "***";

    public static AuditNote Clean(AuditNote note) => note.Reason is null || note.Action == AuditAction.Anchor
        ? note
        : note with { Reason = Clean(note.Reason) };

    private static string Clean(string reason)
    {
        var clean = SensitiveNumber().Replace(CleanText.Of(reason).Normalize(NormalizationForm.FormKC), Blot);
        return clean.Length <= Longest ? clean : clean[..Longest];
    }

    /// <summary>Citizen IDs of 15 or 18 characters, mobile numbers, with blanks or hyphens between the digits or not.</summary>
    [GeneratedRegex(@"(?<!\d)(?:(?:\d[ -]?){17}[\dXx]|(?:\d[ -]?){14}\d|1[3-9](?:[ -]?\d){9})(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SensitiveNumber();
}
