using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Twin.Search;

/// <summary>What Unicode's Unihan database says of Han characters; made by <c>Data/make.py</c>.</summary>
internal static class HanTable
{
    private static readonly FrozenDictionary<char, char> Simplified;
    private static readonly FrozenDictionary<char, ImmutableArray<string>> Syllables;

    static HanTable()
    {
        using var reader = new StreamReader(typeof(HanTable).Assembly.GetManifestResourceStream("han.txt")!);
        Simplified = reader.ReadLine()!.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
        reader.ReadLine();
        Syllables = ReadSyllables(reader);
    }

    public static bool IsHan(char character) => character is (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff');

    /// <summary>The simplified character of a traditional one; any other character as it is.</summary>
    public static char Fold(char character) => Simplified.GetValueOrDefault(character, character);

    /// <summary>How a folded character is read, without tones, the usual reading first; empty when nobody knows.</summary>
    public static ImmutableArray<string> ReadingsOf(char character) => Syllables.TryGetValue(character, out var readings) ? readings : [];

    private static FrozenDictionary<char, ImmutableArray<string>> ReadSyllables(StreamReader reader)
    {
        var usual = new Dictionary<char, ImmutableArray<string>>();
        var others = new List<(char Character, string Syllable)>();
        while (reader.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var syllable = line[..space];
            foreach (var character in line.AsSpan(space + 1, bar - space - 1))
            {
                usual[character] = [syllable];
            }

            foreach (var character in line.AsSpan(bar + 1))
            {
                others.Add((character, syllable));
            }
        }

        foreach (var (character, syllable) in others)
        {
            usual[character] = usual[character].Add(syllable);
        }

        return usual.ToFrozenDictionary();
    }
}
