using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Twin.Storage;

/// <summary>
/// Text from outside as every engine can keep it: PostgreSQL knows neither U+0000 nor half a surrogate pair, and one
/// such name must not fail a whole batch.
/// </summary>
internal static class CleanText
{
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text)
    {
        if (text is null || IsClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var character in text)
        {
            if (character == 0 || char.IsSurrogate(character))
            {
                return false;
            }
        }

        return true;
    }
}
