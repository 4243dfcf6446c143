using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What a rule would have done.</summary>
/// <param name="Raised">How many alarms.</param>
/// <param name="Alarms">The first 100 of them, oldest first.</param>
/// <param name="Judged">How many readings or events were looked at.</param>
/// <param name="Truncated">True when there was more than 200,000 readings or 10,000 events: what came later was not looked at.</param>
[GenerateSerializer, Immutable, Alias("twin.rule-trial-result")]
public sealed record RuleTrialResult(
    [property: Id(0)] int Raised,
    [property: Id(1)] ImmutableArray<TriedAlarm> Alarms,
    [property: Id(2)] int Judged,
    [property: Id(3)] bool Truncated);
