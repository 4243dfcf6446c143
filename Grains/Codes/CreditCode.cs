namespace Twin.Codes;

/// <summary>
/// The unified social credit code (GB 32100): 18 characters of an alphabet without I, O, S, V and Z: 1 of the registering
/// authority, 1 of the type, 6 digits of region, 9 of the organisation, 1 check character. Weights are 3^(i−1) mod 31.
/// </summary>
internal static class CreditCode
{
    private const int Length = 18;
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>What is wrong with the code; null when it is well formed.</summary>
    public static string? FindFault(string code)
    {
        if (code.Length != Length)
        {
            return $"must have {Length} characters, not {code.Length}";
        }

        var (sum, weight) = (0, 1);
        for (var i = 0; i < Length; i++)
        {
            var value = Alphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return $"character {i + 1} must be a digit or a capital letter other than I, O, S, V and Z";
            }

            if (i is >= 2 and < 8 && value > 9)
            {
                return $"character {i + 1} must be a digit: 3 to 8 are the region";
            }

            sum += i < Length - 1 ? value * weight : 0;
            weight = weight * 3 % Alphabet.Length;
        }

        return code[^1] == Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length]
            ? null
            : "the check character (18) does not fit the others";
    }
}
