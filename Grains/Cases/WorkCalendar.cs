using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;

namespace Twin.Cases;

/// <summary>
/// Counts working time, in the community's zone. What ships may be changed or added to by the configuration section
/// <c>Twin:Cases:Calendar</c>; hours and weekend given there replace those that ship, days are added.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>Without so many days of rest in a row no calendar is one by which anything gets done.</summary>
    private const int LongestRest = 60;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly WorkCalendarOptions _options;

    public WorkCalendar(IConfiguration configuration)
    {
        using var shipped = typeof(WorkCalendar).Assembly.GetManifestResourceStream("work-calendar.json")
            ?? throw new InvalidOperationException("The work calendar is missing from the assembly.");
        _options = JsonSerializer.Deserialize<WorkCalendarOptions>(shipped, Json)!;
        var given = new WorkCalendarOptions();
        configuration.GetSection(WorkCalendarOptions.Section).Bind(given);
        _options.Hours = given.Hours.Count > 0 ? given.Hours : _options.Hours;
        _options.Weekend = given.Weekend.Count > 0 ? given.Weekend : _options.Weekend;
        _options.Holidays.UnionWith(given.Holidays);
        _options.WorkingDays.UnionWith(given.WorkingDays);
        if (_options.Hours.Count == 0 || _options.Hours.Any(static hours => hours.From >= hours.To) || _options.Weekend.Distinct().Count() > 6)
        {
            throw new InvalidOperationException($"{WorkCalendarOptions.Section}: hours must begin before they end, and one day of the week must be worked.");
        }
    }

    public bool IsWorkingDay(DateOnly day) =>
        _options.WorkingDays.Contains(day) || (!_options.Holidays.Contains(day) && !_options.Weekend.Contains(day.DayOfWeek));

    /// <summary>The moment at which so much working time has passed.</summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan working)
    {
        var left = working;
        var resting = 0;
        for (var day = LocalDay.Of(from); resting < LongestRest; day = day.AddDays(1))
        {
            resting = IsWorkingDay(day) ? 0 : resting + 1;
            foreach (var (start, end) in StretchesOf(day))
            {
                var begin = start > from ? start : from;
                if (begin >= end)
                {
                    continue;
                }

                if (end - begin >= left)
                {
                    return begin + left;
                }

                left -= end - begin;
            }
        }

        return from + working;
    }

    /// <summary>How much working time lies between two moments.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        for (var day = LocalDay.Of(from); LocalDay.Start(day) < to; day = day.AddDays(1))
        {
            foreach (var (start, end) in StretchesOf(day))
            {
                var begin = start > from ? start : from;
                var finish = end < to ? end : to;
                sum += finish > begin ? finish - begin : TimeSpan.Zero;
            }
        }

        return sum;
    }

    private IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> StretchesOf(DateOnly day) => IsWorkingDay(day)
        ? _options.Hours.Select(hours => (LocalDay.Start(day) + hours.From.ToTimeSpan(), LocalDay.Start(day) + hours.To.ToTimeSpan()))
        : [];
}
