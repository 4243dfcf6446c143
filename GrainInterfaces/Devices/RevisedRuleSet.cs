namespace Twin.Devices;

/// <summary>A rule set as it stands.</summary>
/// <param name="Revision">Grows with each change; 0 when none was ever given.</param>
[GenerateSerializer, Immutable, Alias("twin.revised-rule-set")]
public sealed record RevisedRuleSet([property: Id(0)] RuleSet Set, [property: Id(1)] long Revision);
