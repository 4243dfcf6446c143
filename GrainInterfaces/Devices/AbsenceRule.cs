namespace Twin.Devices;

/// <summary>An alarm for a metric of which nothing comes, while the device itself may report others.</summary>
/// <param name="Id">Unique among all rules of the profile.</param>
/// <param name="Metric">The metric that is missed; one that was never reported is not missed.</param>
/// <param name="After">How long after its last reading, 1 minute to 31 days.</param>
/// <param name="Hazard">The kind of hazard reported to the place; null for an alarm that is only shown.</param>
/// <param name="Schedule">When it is judged; null for always.</param>
/// <param name="ByFeedback">True when a person's word that it has been dealt with ends it.</param>
[GenerateSerializer, Immutable, Alias("twin.absence-rule")]
public sealed record AbsenceRule(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Metric,
    [property: Id(3)] TimeSpan After,
    [property: Id(4)] Severity Severity,
    [property: Id(5)] string? Hazard = null,
    [property: Id(6)] RuleSchedule? Schedule = null,
    [property: Id(7)] bool ByFeedback = false);
