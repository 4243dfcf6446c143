using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>When a rule may raise an alarm; what is open clears at any time. All that is given must hold.</summary>
/// <param name="From">Local time of day (UTC+8), inclusive; later than <paramref name="To"/> for hours over midnight. Null with <paramref name="To"/> for the whole day.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Days">On these days of the week; hours over midnight belong to the day they begin on. Null for all.</param>
/// <param name="WhileAway">False: not while the home is set to away; true: only then; null: always.</param>
[GenerateSerializer, Immutable, Alias("twin.rule-schedule")]
public sealed record RuleSchedule(
    [property: Id(0)] TimeOnly? From = null,
    [property: Id(1)] TimeOnly? To = null,
    [property: Id(2)] ImmutableSortedSet<DayOfWeek>? Days = null,
    [property: Id(3)] bool? WhileAway = null)
{
    public bool Equals(RuleSchedule? other) => other is not null && (From, To, WhileAway) == (other.From, other.To, other.WhileAway)
        && (Days ?? []).SetEquals(other.Days ?? []);

    public override int GetHashCode() => HashCode.Combine(From, To, WhileAway);
}
