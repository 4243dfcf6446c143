using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Twin.Search;

/// <summary>
/// Addresses as people write them, made one: <c>3-2-501</c>, <c>3#2-501</c>, 3栋2单元501, 三栋二单元501. Canonical
/// are <c>3-2-501</c>, and with a part left open <c>3--501</c> (building and room) and <c>-2-501</c> (unit and room).
/// </summary>
internal static partial class Shorthand
{
    /// <summary>By what a home is found.</summary>
    public static IEnumerable<string> Of(string building, int unit, string room)
    {
        var folded = FoldedText.Of(room);
        if (folded.Length == 0 || folded.Contains(' ', StringComparison.Ordinal))
        {
            yield break;
        }

        yield return $"-{unit}-{folded}";
        if (Number().Match(WithDigits(FoldedText.Of(building))) is { Success: true } number)
        {
            yield return $"{number.Value}-{unit}-{folded}";
            yield return $"{number.Value}--{folded}";
        }
    }

    /// <summary>What a folded query may mean, the likeliest first: two parts are building and room, or else unit and room.</summary>
    public static ImmutableArray<string> Readings(string folded)
    {
        var match = Written().Match(WithDigits(folded.Replace(" ", string.Empty, StringComparison.Ordinal)));
        if (!match.Success)
        {
            return [];
        }

        var (building, unit, room) = (match.Groups["building"].Value, match.Groups["unit"].Value, match.Groups["room"].Value);
        return (building, unit) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => [$"{building}-{unit}-{room}"],
            (_, { Length: > 0 }) => [$"-{unit}-{room}"],
            ({ Length: 0 }, _) => [],
            _ when match.Groups["named"].Success => [$"{building}--{room}"],
            _ => [$"{building}--{room}", $"-{building}-{room}"],
        };
    }

    /// <summary>A reading in words that have no other meaning.</summary>
    public static string Describe(string reading) => reading.Split('-') switch
    {
        ["", var unit, var room] => $"{unit}单元{room}",
        [var building, "", var room] => $"{building}栋{room}",
        [var building, var unit, var room] => $"{building}栋{unit}单元{room}",
        _ => reading,
    };

    /// <summary>Chinese numerals to 99 in figures.</summary>
    private static string WithDigits(string text) => Numeral().Replace(text, static match => Value(match.Value).ToString());

    private static int Value(string numeral)
    {
        const string digits = "零一二三四五六七八九";
        var ten = numeral.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
        {
            return numeral.Aggregate(0, static (value, character) => (value * 10) + digits.IndexOf(character, StringComparison.Ordinal));
        }

        var tens = ten == 0 ? 1 : digits.IndexOf(numeral[0], StringComparison.Ordinal);
        var ones = ten + 1 < numeral.Length ? digits.IndexOf(numeral[ten + 1], StringComparison.Ordinal) : 0;
        return (tens * 10) + ones;
    }

    [GeneratedRegex("[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九]{1,3}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Numeral();

    [GeneratedRegex("[0-9]{1,4}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(
        "^(?:(?<building>[0-9]{1,3})(?:(?<named>栋|幢|座|号楼)-?|[-#]))?(?:(?<unit>[0-9]{1,2})(?:单元-?|-))?(?<room>[0-9]{3,5})(?:室|号|房)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}
