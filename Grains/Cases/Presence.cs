using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>Whether cases go to a worker at a moment.</summary>
internal static class Presence
{
    public const string OnDuty = "on-duty";
    public const string OffDuty = "off-duty";
    public const string OnLeave = "on-leave";
    public const string OutsideShift = "outside-shift";
    public const string AskedInVain = "asked-in-vain";
    public const string Unknown = "unknown";

    public static string At(DateTimeOffset moment, bool onDuty, ImmutableArray<WorkShift> shifts, ImmutableArray<WorkLeave> leave)
    {
        if (LeaveAt(moment, leave) is not null)
        {
            return OnLeave;
        }

        return !onDuty ? OffDuty : shifts.IsEmpty || shifts.Any(shift => Covers(shift, moment)) ? OnDuty : OutsideShift;
    }

    public static WorkLeave? LeaveAt(DateTimeOffset moment, ImmutableArray<WorkLeave> leave)
    {
        var today = LocalDay.Of(moment);
        return leave.FirstOrDefault(absence => absence.From <= today && today <= absence.To);
    }

    private static bool Covers(WorkShift shift, DateTimeOffset moment)
    {
        var today = LocalDay.Of(moment);
        var overnight = shift.To <= shift.From;
        return BeginsOn(today) || (overnight && BeginsOn(today.AddDays(-1)));

        bool BeginsOn(DateOnly day)
        {
            var start = LocalDay.Start(day) + shift.From.ToTimeSpan();
            var end = LocalDay.Start(overnight ? day.AddDays(1) : day) + shift.To.ToTimeSpan();
            return shift.Days.Contains(day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek) && start <= moment && moment < end;
        }
    }
}
