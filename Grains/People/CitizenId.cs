namespace Twin.People;

/// <summary>
/// The 18-character citizen ID: 6 digits of region, 8 of birth date, 3 of sequence, 1 check character (GB 11643: ISO
/// 7064 MOD 11-2). The region is where it was first issued and says nothing of where somebody lives.
/// </summary>
internal static class CitizenId
{
    /// <summary>A region that was never given out; for made-up people only.</summary>
    public const string MadeUpRegion = "999999";

    private const string CheckCharacters = "10X98765432";

    private static ReadOnlySpan<int> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>What is wrong with the number; null when it is well formed.</summary>
    public static string? FindFault(string number)
    {
        if (number.Length != 18)
        {
            return $"must have 18 characters, not {number.Length}";
        }

        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            if (!char.IsAsciiDigit(number[i]))
            {
                return $"character {i + 1} must be a digit";
            }

            sum += (number[i] - '0') * Weights[i];
        }

        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", out _))
        {
            return "digits 7 to 14 are not a date of birth";
        }

        return char.ToUpperInvariant(number[17]) == CheckCharacters[sum % 11] ? null : "the check character (18) does not fit the other digits";
    }
}
