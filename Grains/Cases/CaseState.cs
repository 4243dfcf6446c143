using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Cases;

public sealed record CaseState : TwinState
{
    public string Title { get; init; } = string.Empty;

    public string Category { get; init; } = string.Empty;

    public Severity Severity { get; init; } = Severity.Notice;

    public CaseStatus Status { get; init; }

    public ObjectKey Site { get; init; }

    public string Grid { get; init; } = string.Empty;

    public string Device { get; init; } = string.Empty;

    public string? Household { get; init; }

    /// <summary>Its alarms, by <c>device|rule|episode</c>: true while they have not cleared.</summary>
    public ImmutableSortedDictionary<string, bool> Alarms { get; init; } = NoAlarms;

    /// <summary>Devices whose pictures help.</summary>
    public ImmutableArray<string> Cameras { get; init; } = [];

    public string? Assignee { get; init; }

    /// <summary>How often it has been assigned.</summary>
    public int Attempt { get; init; }

    public bool Escalated { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? DispatchedAt { get; init; }

    /// <summary>The limit of the present step, as people see it.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>When the case must look at itself again.</summary>
    public DateTimeOffset? Due { get; init; }

    public ImmutableArray<CaseStep> Trail { get; init; } = [];

    public static ImmutableSortedDictionary<string, bool> NoAlarms { get; } = ImmutableSortedDictionary<string, bool>.Empty;

    public string? Building => Site.Kind == ObjectKind.Building ? Site.Id : null;

    /// <summary>Who reported it, the first first.</summary>
    private ImmutableArray<string> Devices =>
    [
        .. Alarms.Keys.Select(episode => episode[..episode.IndexOf('|', StringComparison.Ordinal)]).Prepend(Device).Distinct(StringComparer.Ordinal),
    ];

    public CaseSnapshot ToSnapshot(string id) => new(
        id,
        Title,
        Category,
        Severity,
        Status,
        Grid,
        Assignee,
        Deadline,
        Escalated,
        Device,
        Devices,
        Building,
        Household,
        Alarms.Count(alarm => alarm.Value),
        OpenedAt,
        Trail,
        Revision) { Cameras = Cameras };

    public InboxItem ToInboxItem(string id) =>
        new(id, Title, Category, Severity, Status, Grid, Building, Deadline, Revision + 1);

    /// <summary>The same with one more step in the trail.</summary>
    public CaseState Note(DateTimeOffset at, string actor, string action, string? note = null) =>
        this with { Trail = Trail.Add(new CaseStep(at, actor, action, Status, note)) };
}
