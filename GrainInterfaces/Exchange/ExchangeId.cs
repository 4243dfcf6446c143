using System.Globalization;

namespace Twin.Exchange;

/// <summary>Ids of imports and exports: the newer, the earlier they sort, which is how they are listed.</summary>
public static class ExchangeId
{
    /// <summary>The last millisecond that has thirteen digits, in the year 2286.</summary>
    private const long Last = 9_999_999_999_999;

    public static string New(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{Last - now.ToUnixTimeMilliseconds():D13}-{Guid.NewGuid().ToString("N")[..8]}");
}
