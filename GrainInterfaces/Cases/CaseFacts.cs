using System.Globalization;

namespace Twin.Cases;

/// <summary>How the facts on a case's card are written.</summary>
public static class CaseFacts
{
    /// <summary>A moment to the second, in UTC: as text in the order of time.</summary>
    public static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
