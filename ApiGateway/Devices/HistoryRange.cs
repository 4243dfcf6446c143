using System.Globalization;

namespace Twin.Devices;

/// <summary>Reads the query string of a history request.</summary>
internal static class HistoryRange
{
    private static readonly TimeSpan DefaultRange = TimeSpan.FromHours(24);

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static Outcome<HistoryQuery> Parse(string? metric, string? from, string? to, string? step, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(metric))
        {
            return Refusal.Invalid("metric", "is needed, such as smoke.obscuration");
        }

        if (FindBadTime(("to", to), ("from", from)) is { } refusal)
        {
            return refusal;
        }

        var end = TimeOf(to) ?? now;
        var start = TimeOf(from) ?? (end >= DateTimeOffset.MinValue + DefaultRange ? end - DefaultRange : DateTimeOffset.MinValue);
        TimeSpan? width = null;
        if (step is not null)
        {
            width = ParseStep(step);
            if (width is null)
            {
                return Refusal.Invalid("step", "must be a number of seconds, minutes, hours or days, such as 30s, 1m, 1h, 1d");
            }
        }

        return new HistoryQuery(metric, start, end, width);
    }

    /// <summary>What is wrong with the first of these that is no time; null when all are, or are not given.</summary>
    public static Refusal? FindBadTime(params ReadOnlySpan<(string Field, string? Text)> times)
    {
        foreach (var (field, text) in times)
        {
            if (text is not null && !TryTime(text, out _))
            {
                return NoTime(field);
            }
        }

        return null;
    }

    /// <summary>A time that <see cref="FindBadTime"/> finds good; null when it is not given.</summary>
    public static DateTimeOffset? TimeOf(string? text) => text is not null && TryTime(text, out var time) ? time : null;

    /// <summary>A number of at most 6 digits and a unit; null for anything else.</summary>
    internal static TimeSpan? ParseStep(string step)
    {
        if (step is not { Length: >= 2 and <= 7 } || !int.TryParse(step.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            return null;
        }

        return step[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }

    /// <summary>A time without a zone is UTC. An offset's plus sign that nobody escaped arrives as a blank.</summary>
    private static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text.Replace(' ', '+'),
        Formats,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);

    private static Refusal NoTime(string field) => Refusal.Invalid(field, "must be an ISO 8601 time, such as 2026-01-31T08:00:00Z");
}
