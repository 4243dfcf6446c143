using System.Globalization;

namespace Twin.Cases;

/// <summary>How the facts on a case's card are written.</summary>
public static class CaseFacts
{
    public const string Category = "category";

    /// <summary>Through which door it came.</summary>
    public const string Source = "source";

    public const string Severity = "severity";

    /// <summary>The minutes from report to closing.</summary>
    public const string Minutes = "minutes";

    /// <summary>When it was reported, as <see cref="Moment"/> writes it.</summary>
    public const string Opened = "opened";

    /// <summary>A moment to the second, in UTC: as text in the order of time.</summary>
    public static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
