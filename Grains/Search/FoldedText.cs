using System.Collections.Immutable;
using System.Text;

namespace Twin.Search;

/// <summary>Text as it is compared: compatible forms, case and traditional characters made one.</summary>
internal static class FoldedText
{
    /// <summary>Longer text in one field is not worth indexing.</summary>
    private const int MaxLength = 2_000;

    private static readonly char[] Joints = ['-', '_', '.', ':', '/', '#'];

    /// <summary>Words separated by one space; what is neither letter, digit nor joint of a code separates.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return string.Empty;
        }

        var length = Math.Min(text.Length, MaxLength);
        if (char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        return string.Join(' ', Words(Fold(Clean(text[..length]))).Select(TrimJoints).Where(static word => word.Length > 0));
    }

    /// <summary>One character, which may become several, or a space.</summary>
    public static string OfCharacter(char character) => Fold(character.ToString());

    public static string[] Words(string folded) => folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Stretches of Han characters, and of all others.</summary>
    public static ImmutableArray<string> Runs(string word)
    {
        var runs = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i == word.Length || HanTable.IsHan(word[i]) != HanTable.IsHan(word[start]))
            {
                if (TrimJoints(word[start..i]) is { Length: > 0 } run)
                {
                    runs.Add(run);
                }

                start = i;
            }
        }

        return runs.ToImmutable();
    }

    /// <summary>A code's parts: <c>smoke</c> and <c>0001</c> of <c>smoke-0001</c>.</summary>
    public static string[] Parts(string code) => code.Split(Joints, StringSplitOptions.RemoveEmptyEntries);

    private static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Select(Fold));

    private static char Fold(char character)
    {
        var lower = HanTable.Fold(char.ToLowerInvariant(character));
        return char.IsLetterOrDigit(lower) || Joints.Contains(lower) ? lower : ' ';
    }

    private static string TrimJoints(string word) => word.Trim(Joints);

    /// <summary>Half a surrogate pair cannot be normalized.</summary>
    private static string Clean(string text) =>
        text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())) : text;
}
