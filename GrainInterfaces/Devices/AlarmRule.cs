using System.Text.Json.Serialization;

namespace Twin.Devices;

/// <summary>When a metric's readings raise an alarm and when they clear it.</summary>
/// <param name="Id">Unique in the profile; part of the alarm's name, never reused for another meaning.</param>
/// <param name="Metric">The metric judged.</param>
/// <param name="Raise">The readings that speak for the alarm.</param>
/// <param name="Clear">The readings that speak against it; a separate level, so that it does not flap.</param>
/// <param name="RaiseAfter">How long readings must speak for it.</param>
/// <param name="ClearAfter">How long readings must speak against it.</param>
/// <param name="Hazard">The kind of hazard reported to the place (<c>fire</c>, <c>gas</c>, …), which leads to a case; null for an alarm that is only shown.</param>
/// <param name="Per">Given: the levels are of the change between two readings in a row, per this time (<c>00:01:00</c>: a minute), instead of the value.</param>
/// <param name="Schedule">When it may be raised; null for always.</param>
/// <param name="ByFeedback">True when a person's word that it has been dealt with ends it.</param>
[GenerateSerializer, Immutable, Alias("twin.alarm-rule")]
public sealed record AlarmRule(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Metric,
    [property: Id(3)] Level Raise,
    [property: Id(4)] Level Clear,
    [property: Id(5)] Persistence RaiseAfter,
    [property: Id(6)] Persistence ClearAfter,
    [property: Id(7)] Severity Severity,
    [property: Id(8)] string? Hazard,
    [property: Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] TimeSpan? Per = null,
    [property: Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] RuleSchedule? Schedule = null,
    [property: Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool ByFeedback = false);
