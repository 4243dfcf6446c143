using System.Collections.Immutable;
using Twin.People;
using Twin.Places;
using Twin.Storage;

namespace Twin.Cases;

public sealed record CaseState : TwinState
{
    public string Title { get; init; } = string.Empty;

    public string Category { get; init; } = string.Empty;

    public Severity Severity { get; init; } = Severity.Notice;

    public CaseStatus Status { get; init; }

    /// <summary>The place it is at: a building, or a grid for what is in the open.</summary>
    public ObjectKey Site { get; init; }

    public string Grid { get; init; } = string.Empty;

    /// <summary>The device of the first alarm; empty for what people report.</summary>
    public string Device { get; init; } = string.Empty;

    public string? Household { get; init; }

    /// <summary>Through which door it came.</summary>
    public string Source { get; init; } = AlarmSource;

    /// <summary>What was reported, encrypted.</summary>
    public string? SealedText { get; init; }

    /// <summary>Who can be asked, encrypted.</summary>
    public string? SealedContact { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    /// <summary>The persons who reported it.</summary>
    public ImmutableArray<string> Reporters { get; init; } = [];

    /// <summary>The account that reported it.</summary>
    public string? ReportedBy { get; init; }

    /// <summary>Its alarms, by <c>device|rule|episode</c>: true while they have not cleared.</summary>
    public ImmutableSortedDictionary<string, bool> Alarms { get; init; } = NoAlarms;

    /// <summary>Devices whose pictures help.</summary>
    public ImmutableArray<string> Cameras { get; init; } = [];

    public string? Assignee { get; init; }

    /// <summary>The department whose queue it is in.</summary>
    public string? Department { get; init; }

    /// <summary>The account of the department that has signed it.</summary>
    public string? Handler { get; init; }

    /// <summary>Every worker who was given it; none is chosen twice.</summary>
    public ImmutableArray<string> Tried { get; init; } = [];

    /// <summary>How often it has been assigned.</summary>
    public int Attempt { get; init; }

    public bool Escalated { get; init; }

    public bool Supervised { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? DispatchedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When it came to its present status.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Until when it must be signed; null when that is no question.</summary>
    public DateTimeOffset? SignBy { get; init; }

    /// <summary>When to look for a worker again.</summary>
    public DateTimeOffset? AskAt { get; init; }

    public DateTimeOffset? SuspendedUntil { get; init; }

    public CaseClock? Clock { get; init; }

    /// <summary>How much of the clock's time is known to be gone.</summary>
    public CaseLevel Level { get; init; }

    /// <summary>True once the limit of the present status has passed.</summary>
    public bool Overdue { get; init; }

    public int Returns { get; init; }

    public int Reworks { get; init; }

    public int Reopenings { get; init; }

    public CaseWish? Wish { get; init; }

    public CaseClaim? Claim { get; init; }

    public ImmutableArray<CaseTask> Tasks { get; init; } = [];

    /// <summary>The tasks whose limit is known to have passed.</summary>
    public ImmutableArray<int> LateTasks { get; init; } = [];

    public CaseRating? Rating { get; init; }

    public ImmutableArray<AttachedFile> Attachments { get; init; } = [];

    public string? MergedInto { get; init; }

    /// <summary>Where it stood when it was merged.</summary>
    public CaseStatus? MergedFrom { get; init; }

    /// <summary>Cases that are the same matter, with those who reported them.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Merged { get; init; } = NothingMerged;

    public ImmutableArray<CaseStep> Trail { get; init; } = [];

    public const string AlarmSource = "alarm";

    public static ImmutableSortedDictionary<string, bool> NoAlarms { get; } = ImmutableSortedDictionary<string, bool>.Empty;

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> NothingMerged { get; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    public string? Building => Site.Kind == ObjectKind.Building ? Site.Id : null;

    /// <summary>Everybody who reported the matter, through whichever case.</summary>
    public IEnumerable<string> Followers => Reporters.Concat(Merged.Values.SelectMany(static reporters => reporters)).Distinct(StringComparer.Ordinal);

    /// <summary>Who reported it, the first first.</summary>
    public ImmutableArray<string> Devices =>
    [
        .. Alarms.Keys.Select(episode => episode[..episode.IndexOf('|', StringComparison.Ordinal)]).Prepend(Device)
            .Where(static device => device.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    public bool IsOpen => CaseTransitions.Open.Contains(Status);

    /// <summary>True when every alarm of it has cleared by itself.</summary>
    public bool ClosingProposed => IsOpen && Alarms.Count > 0 && Alarms.Values.All(static active => !active);

    /// <summary>The open task with the next limit that is not known to have passed.</summary>
    public CaseTask? NextTask => Tasks.Where(task => task is { DoneAt: null, Due: not null } && !LateTasks.Contains(task.Number)).MinBy(static task => task.Due);

    public bool TaskOverdue => IsOpen && Tasks.Any(task => task.DoneAt is null && LateTasks.Contains(task.Number));

    /// <summary>Whose turn it is.</summary>
    public CaseOwner Owner => Status switch
    {
        CaseStatus.Reported or CaseStatus.Accepted => CaseOwner.Desk,
        CaseStatus.Filed => CaseOwner.Dispatch,
        CaseStatus.Dispatched or CaseStatus.Signed or CaseStatus.InProgress or CaseStatus.Suspended => Department is null ? CaseOwner.Worker : CaseOwner.Department,
        CaseStatus.AwaitingVerification or CaseStatus.Verified or CaseStatus.Arbitration => CaseOwner.Supervisor,
        _ => CaseOwner.None,
    };

    /// <summary>The same with texts blotted out, such as a deleted person's name.</summary>
    public CaseState Without(IReadOnlyCollection<string> texts) => Trail.Any(step => Holds(step.Note, texts)) || Holds(Title, texts)
        ? this with { Title = Mask.Blot(Title, texts), Trail = [.. Trail.Select(step => step.Note is { } note ? step with { Note = Mask.Blot(note, texts) } : step)] }
        : this;

    /// <summary>The same without what a person has attached.</summary>
    public CaseState WithoutFilesOf(string person)
    {
        var files = Attachments.Where(file => file.Person == person).ToList();
        return files.Count == 0
            ? this
            : this with { Attachments = Attachments.RemoveRange(files), Owes = [.. Owes, .. files.Select(static file => new OwedAttachmentRemoval(file.Id))] };
    }

    private static bool Holds(string? words, IReadOnlyCollection<string> texts) => words is not null && texts.Any(text => words.Contains(text, StringComparison.Ordinal));

    /// <summary>The same with one more step in the trail.</summary>
    public CaseState Note(DateTimeOffset at, string actor, string action, string? note = null, CaseStatus? before = null, bool isInternal = false, ImmutableArray<string>? attachments = null) =>
        this with { Trail = Trail.Add(new CaseStep(at, actor, action, Status, note, before, isInternal, attachments)) };
}
