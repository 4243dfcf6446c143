using System.Globalization;

namespace Twin.Simulation;

/// <summary>Citizen ID numbers (GB 11643) of a region that does not exist, so that none can be a real person's.</summary>
internal static class IdNumber
{
    private const string MadeUpRegion = "999999";

    /// <param name="sequence">1 to 999, odd for a man.</param>
    public static string Compose(DateOnly birth, int sequence)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{MadeUpRegion}{birth:yyyyMMdd}{sequence:D3}");
        return body + CheckDigit(body);
    }

    public static char CheckDigit(string body)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (body[i] - '0') * weights[i];
        }

        return "10X98765432"[sum % 11];
    }
}
