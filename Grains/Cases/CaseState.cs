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
        Revision);

    public InboxItem ToInboxItem(string id) =>
        new(id, Title, Category, Severity, Status, Grid, Building, Deadline, Revision + 1);

    /// <summary>The same with texts blotted out, such as a deleted person's name.</summary>
    public CaseState Without(IReadOnlyCollection<string> texts) => Trail.Any(step => Holds(step.Note, texts)) || Holds(Title, texts)
        ? this with { Title = Blot(Title, texts), Trail = [.. Trail.Select(step => step.Note is { } note ? step with { Note = Blot(note, texts) } : step)] }
        : this;

    private static bool Holds(string? words, IReadOnlyCollection<string> texts) => words is not null && texts.Any(text => words.Contains(text, StringComparison.Ordinal));

    private static string Blot(string words, IReadOnlyCollection<string> texts) => texts.Aggregate(words, (all, text) => all.Replace(text, "***", StringComparison.Ordinal));

    /// <summary>The same with one more step in the trail.</summary>
    public CaseState Note(DateTimeOffset at, string actor, string action, string? note = null) =>
        this with { Trail = Trail.Add(new CaseStep(at, actor, action, Status, note)) };
}
