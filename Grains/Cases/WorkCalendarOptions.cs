namespace Twin.Cases;

/// <summary>When people work: data, so that a site can change it. What ships is <c>work-calendar.json</c>.</summary>
public sealed class WorkCalendarOptions
{
    public const string Section = "Twin:Cases:Calendar";

    /// <summary>The stretches of a working day, in order.</summary>
    public List<WorkHours> Hours { get; set; } = [];

    /// <summary>Days of rest, Saturday and Sunday unless told otherwise.</summary>
    public List<DayOfWeek> Weekend { get; set; } = [];

    /// <summary>Public holidays.</summary>
    public HashSet<DateOnly> Holidays { get; set; } = [];

    /// <summary>Days of the weekend that are worked in exchange (调休).</summary>
    public HashSet<DateOnly> WorkingDays { get; set; } = [];
}
