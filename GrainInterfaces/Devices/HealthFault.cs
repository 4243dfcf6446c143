namespace Twin.Devices;

/// <summary>One thing that is wrong with a device, and what it takes from its health.</summary>
/// <param name="Rule">The alarm that stands for it, by which its case is found; null while it is only shown.</param>
/// <param name="Points">How much it takes from the score.</param>
/// <param name="Since">When it was found.</param>
/// <param name="Metric">What was measured; null for what is no metric.</param>
/// <param name="Value">What was found, as <paramref name="Text"/> has it: days, hours, seconds, times a day, or in the metric's unit.</param>
/// <param name="Limit">What it should have stayed within; null when only the rule knows.</param>
/// <param name="Text">One sentence for people, in Chinese.</param>
/// <param name="TextEn">The same in English.</param>
[GenerateSerializer, Immutable, Alias("twin.health-fault")]
public sealed record HealthFault(
    [property: Id(0)] CareFault Fault,
    [property: Id(1)] string? Rule,
    [property: Id(2)] int Points,
    [property: Id(3)] DateTimeOffset? Since,
    [property: Id(4)] string? Metric,
    [property: Id(5)] double? Value,
    [property: Id(6)] double? Limit,
    [property: Id(7)] string Text,
    [property: Id(8)] string TextEn);
