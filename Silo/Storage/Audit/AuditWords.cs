using System.Text;
using Twin.Audit;
using Twin.Codes;

namespace Twin.Storage.Audit;

/// <summary>Keeps what people type as a reason from bringing into the log the very numbers it must not hold.</summary>
internal static class AuditWords
{
    private const int Longest = 200;

    public static AuditNote Clean(AuditNote note) => note.Reason is null || note.Action == AuditAction.Anchor
        ? note
        : note with { Reason = Clean(note.Reason) };

    private static string Clean(string reason)
    {
        var clean = SensitiveNumbers.BlotOut(CleanText.Of(reason).Normalize(NormalizationForm.FormKC));
        return clean.Length <= Longest ? clean : clean[..Longest];
    }
}
