namespace Twin.Devices;

/// <summary>Whether a schedule is on.</summary>
internal static class ScheduleRules
{
    public static bool IsOn(this RuleSchedule schedule, DateTimeOffset at, DateTimeOffset? awayUntil)
    {
        if (schedule.WhileAway is { } away && away != (at < awayUntil))
        {
            return false;
        }

        var day = LocalDay.Of(at);
        var time = TimeOnly.FromTimeSpan(at - LocalDay.Start(day));
        if (schedule is { From: { } from, To: { } to })
        {
            var overMidnight = from > to;
            if (overMidnight ? time < from && time >= to : time < from || time >= to)
            {
                return false;
            }

            day = overMidnight && time < to ? day.AddDays(-1) : day;
        }

        return schedule.Days is not { Count: > 0 } days || days.Contains(day.DayOfWeek);
    }
}
