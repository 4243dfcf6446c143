using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>Which events raise an alarm and what ends it.</summary>
/// <param name="Id">Unique among all rules of the profile; part of the alarm's name, never reused for another meaning.</param>
/// <param name="Event">The type of event that raises it.</param>
/// <param name="Hazard">The kind of hazard reported to the place, which leads to a case; null for an alarm that is only shown.</param>
/// <param name="Where">Fields of the event and the texts they must have, such as <c>{"result":"forced"}</c>; null for any event of the type.</param>
/// <param name="Measure">A number in the event, such as <c>confidence</c>; with <paramref name="Level"/>, it must be in it.</param>
/// <param name="Level">What <paramref name="Measure"/> must be.</param>
/// <param name="ClearedBy">The type of event that ends it.</param>
/// <param name="HoldFor">How long after it was raised it ends by itself; null for never. One of this, <paramref name="ClearedBy"/> and <paramref name="ByFeedback"/> is needed.</param>
/// <param name="ByFeedback">True when a person's word that it has been dealt with ends it.</param>
/// <param name="NamesNobody">True when the case must not name a home: nobody is to be accused by a machine.</param>
/// <param name="Schedule">When it is judged; null for always.</param>
[GenerateSerializer, Immutable, Alias("twin.event-rule")]
public sealed record EventRule(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Event,
    [property: Id(3)] Severity Severity,
    [property: Id(4)] string? Hazard = null,
    [property: Id(5)] ImmutableSortedDictionary<string, string>? Where = null,
    [property: Id(6)] string? Measure = null,
    [property: Id(7)] Level? Level = null,
    [property: Id(8)] string? ClearedBy = null,
    [property: Id(9)] TimeSpan? HoldFor = null,
    [property: Id(10)] bool ByFeedback = false,
    [property: Id(11)] bool NamesNobody = false,
    [property: Id(12)] RuleSchedule? Schedule = null)
{
    public bool Equals(EventRule? other) => other is not null
        && (Id, Name, Event, Severity, Hazard, Measure, Level) == (other.Id, other.Name, other.Event, other.Severity, other.Hazard, other.Measure, other.Level)
        && (ClearedBy, HoldFor, ByFeedback, NamesNobody, Schedule) == (other.ClearedBy, other.HoldFor, other.ByFeedback, other.NamesNobody, other.Schedule)
        && (Where ?? NoFields).SequenceEqual(other.Where ?? NoFields);

    public override int GetHashCode() => HashCode.Combine(Id, Name, Event, Severity, Hazard);

    private static ImmutableSortedDictionary<string, string> NoFields => ImmutableSortedDictionary<string, string>.Empty;
}
