namespace Twin.Devices;

/// <summary>
/// A rule to be tried against what a device has stored; one of the three is given. One that is judged only while nobody is at home
/// is tried as if nobody were, for when that was is not kept.
/// </summary>
/// <param name="Rule">A rule on readings.</param>
/// <param name="Event">A rule on events.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive; at most 92 days after <paramref name="From"/>.</param>
/// <param name="Absence">A rule on a metric of which nothing comes.</param>
[GenerateSerializer, Immutable, Alias("twin.rule-trial")]
public sealed record RuleTrial(
    [property: Id(0)] AlarmRule? Rule,
    [property: Id(1)] EventRule? Event,
    [property: Id(2)] DateTimeOffset From,
    [property: Id(3)] DateTimeOffset To,
    [property: Id(4)] AbsenceRule? Absence = null);
