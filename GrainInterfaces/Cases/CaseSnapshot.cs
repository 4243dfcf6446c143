using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>A case as it stands.</summary>
/// <param name="Category">The kind of hazard or matter.</param>
/// <param name="Assignee">The grid worker who has it; null while nobody is on duty.</param>
/// <param name="Due">The next time limit: to be signed, then to be resolved; null once resolved.</param>
/// <param name="Escalated">True once a limit has passed: the supervisor is responsible too.</param>
/// <param name="Device">The device of the first alarm.</param>
/// <param name="Devices">All devices that reported it.</param>
/// <param name="ActiveAlarms">How many of its alarms have not cleared.</param>
/// <param name="Trail">Every step, oldest first.</param>
[GenerateSerializer, Immutable, Alias("twin.case-snapshot")]
public sealed record CaseSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Category,
    [property: Id(3)] Severity Severity,
    [property: Id(4)] CaseStatus Status,
    [property: Id(5)] string Area,
    [property: Id(6)] string? Assignee,
    [property: Id(7)] DateTimeOffset? Due,
    [property: Id(8)] bool Escalated,
    [property: Id(9)] string Device,
    [property: Id(10)] ImmutableArray<string> Devices,
    [property: Id(11)] string? Building,
    [property: Id(12)] string? Household,
    [property: Id(13)] int ActiveAlarms,
    [property: Id(14)] DateTimeOffset OpenedAt,
    [property: Id(15)] ImmutableArray<CaseStep> Trail,
    [property: Id(16)] long Revision)
{
    /// <summary>Devices nearby whose pictures help.</summary>
    [Id(60)]
    public ImmutableArray<string> Cameras { get; init; } = [];
}
