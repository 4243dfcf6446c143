using System.Globalization;

namespace Twin.People;

/// <summary>
/// The citizen ID: 6 digits of region, 8 of birth date, 3 of sequence (odd for a man), 1 check character (GB 11643: ISO
/// 7064 MOD 11-2). Numbers given out before 1999 have 15 digits: no century and no check character. The region is where
/// it was first issued and says nothing of where somebody lives.
/// </summary>
internal static class CitizenId
{
    /// <summary>A region that was never given out; for made-up people only.</summary>
    public const string MadeUpRegion = "999999";

    private const int Length = 18;
    private const int LegacyLength = 15;
    private const string LegacyCentury = "19";
    private const string CheckCharacters = "10X98765432";

    private static ReadOnlySpan<int> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>What is wrong with the number; null when it is well formed.</summary>
    public static string? FindFault(string number)
    {
        if (number.Length is not (Length or LegacyLength))
        {
            return $"must have 18 characters, or 15 digits for one from before 1999, not {number.Length}";
        }

        var digits = number.AsSpan(0, number.Length == Length ? Length - 1 : LegacyLength);
        if (digits.IndexOfAnyExceptInRange('0', '9') is >= 0 and var at)
        {
            return $"character {at + 1} must be a digit";
        }

        if (!TryReadBirthDate(number, out _))
        {
            return $"digits 7 to {(number.Length == Length ? 14 : 12)} are not a date of birth";
        }

        return number.Length == LegacyLength || char.ToUpperInvariant(number[^1]) == CheckCharacter(digits)
            ? null
            : "the check character (18) does not fit the other digits";
    }

    /// <summary>The 18 characters of a well-formed number, so that both forms of it are the same.</summary>
    public static string Canonical(string number)
    {
        if (number.Length == Length)
        {
            return number.ToUpperInvariant();
        }

        var digits = $"{number[..6]}{LegacyCentury}{number[6..]}";
        return digits + CheckCharacter(digits);
    }

    /// <summary>Of a canonical number.</summary>
    public static DateOnly BirthDate(string number) => TryReadBirthDate(number, out var date)
        ? date
        : throw new ArgumentException("Not a well-formed number.", nameof(number));

    /// <summary>Of a canonical number: a code of the list <c>sex</c>.</summary>
    public static string Sex(string number) => (number[16] - '0') % 2 == 1 ? "1" : "2";

    private static bool TryReadBirthDate(string number, out DateOnly date) => DateOnly.TryParseExact(
        number.Length == Length ? number[6..14] : LegacyCentury + number[6..12],
        "yyyyMMdd",
        CultureInfo.InvariantCulture,
        DateTimeStyles.None,
        out date);

    private static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return CheckCharacters[sum % CheckCharacters.Length];
    }
}
