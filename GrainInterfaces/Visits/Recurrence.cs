namespace Twin.Visits;

/// <summary>How often, in whole days of the community's calendar.</summary>
/// <param name="Every">1 to 366.</param>
[GenerateSerializer, Immutable, Alias("twin.recurrence")]
public sealed record Recurrence([property: Id(0)] int Every, [property: Id(1)] RecurrenceUnit Unit)
{
    /// <summary>The day by which it must happen again. A month on from the 31st is the last day of a shorter month.</summary>
    public DateOnly After(DateOnly day) => Unit switch
    {
        RecurrenceUnit.Month => day.AddMonths(Every),
        RecurrenceUnit.Week => day.AddDays(7 * Every),
        _ => day.AddDays(Every),
    };
}
