namespace Twin.Devices;

/// <summary>What it means that a device is not heard of. Devices that have never sent anything are not judged by it.</summary>
/// <param name="ShownAfter">Reporting intervals without a message after which the device is shown as silent; at least 1.</param>
/// <param name="AlarmAfter">Reporting intervals without a message after which the alarm <c>silence</c> is raised; not below <paramref name="ShownAfter"/>.</param>
/// <param name="Hazard">The kind of hazard reported to the place; null for an alarm that is only shown.</param>
/// <param name="OfflineAfter">How long after its connection ended, if it does not come back, the same alarm is raised; null to go by messages alone.</param>
[GenerateSerializer, Immutable, Alias("twin.silence-rule")]
public sealed record SilenceRule(
    [property: Id(0)] double ShownAfter,
    [property: Id(1)] double AlarmAfter,
    [property: Id(2)] Severity Severity,
    [property: Id(3)] string? Hazard,
    [property: Id(4)] TimeSpan? OfflineAfter = null)
{
    /// <summary>The id of its alarm; no other rule may have it.</summary>
    public const string Id = "silence";

    /// <summary>Shown after 2 intervals, a notice for maintenance after 3.</summary>
    public static SilenceRule Default { get; } = new(ShownAfter: 2, AlarmAfter: 3, Severity.Notice, "maintenance");
}
