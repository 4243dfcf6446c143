namespace Twin;

/// <summary>The calendar day where the community is: one zone for the whole country, eight hours ahead, no summer time.</summary>
internal static class LocalDay
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    public static DateOnly Of(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Zone).DateTime);

    /// <summary>The moment it begins.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Zone);
}
