using System.Globalization;
using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>
/// Reads the times that devices write: seconds or milliseconds since 1970, told apart by size, as a number or a string
/// of one, or ISO 8601.
/// </summary>
internal static class DeviceClock
{
    /// <summary>As seconds the year 5138, as milliseconds March 1973: no device means either.</summary>
    private const double MillisecondsFrom = 1e11;

    private const double End = 1e14;

    private static readonly string[] BasicForms = ["yyyyMMdd'T'HHmmssK", "yyyyMMdd'T'HHmmss.FFFK"];

    /// <summary>A clock that shows an earlier time was never set.</summary>
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A clock that names no zone shows China Standard Time.</summary>
    private static readonly TimeSpan DefaultZone = TimeSpan.FromHours(8);

    /// <param name="reader">On the value.</param>
    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset time)
    {
        time = default;
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out var number) && TryConvert(number, out time),
            JsonTokenType.String when double.TryParse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => TryConvert(number, out time),
            JsonTokenType.String when !reader.ValueIsEscaped && reader.TryGetDateTime(out var date) => TryConvert(date, out time),
            _ => false,
        };
    }

    /// <summary>As the other, and also the basic form without separators, <c>20151212T121212Z</c>.</summary>
    public static bool TryRead(JsonElement value, out DateTimeOffset time)
    {
        time = default;
        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.TryGetDouble(out var number) && TryConvert(number, out time);
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var text = value.GetString();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? TryConvert(seconds, out time)
            : DateTime.TryParseExact(text, BasicForms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var basic) ? TryConvert(basic, out time)
            : value.TryGetDateTime(out var date) && TryConvert(date, out time);
    }

    /// <param name="number">Seconds or milliseconds since 1970.</param>
    public static bool TryConvert(double number, out DateTimeOffset time)
    {
        time = default;
        if (number is not (> 0 and < End))
        {
            return false;
        }

        var milliseconds = number < MillisecondsFrom ? number * 1000 : number;
        time = DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(milliseconds) * TimeSpan.TicksPerMillisecond);
        return time >= Earliest;
    }

    private static bool TryConvert(DateTime date, out DateTimeOffset time)
    {
        time = default;
        if (date.Year is < 2000 or > 5000)
        {
            return false;
        }

        time = date.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(date, DefaultZone) : new DateTimeOffset(date);
        time = time.ToUniversalTime();
        return true;
    }
}
