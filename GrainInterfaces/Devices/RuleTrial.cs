namespace Twin.Devices;

/// <summary>A rule to be tried against what a device has stored; either of the two is given.</summary>
/// <param name="Rule">A rule on readings.</param>
/// <param name="Event">A rule on events.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive; at most 92 days after <paramref name="From"/>.</param>
[GenerateSerializer, Immutable, Alias("twin.rule-trial")]
public sealed record RuleTrial(
    [property: Id(0)] AlarmRule? Rule,
    [property: Id(1)] EventRule? Event,
    [property: Id(2)] DateTimeOffset From,
    [property: Id(3)] DateTimeOffset To);
