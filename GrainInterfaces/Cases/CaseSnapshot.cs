using System.Collections.Immutable;
using Twin.Attachments;
using Twin.Places;

namespace Twin.Cases;

/// <summary>A case as it stands.</summary>
/// <param name="Category">The kind of hazard or matter.</param>
/// <param name="Assignee">The grid worker who has it; null while nobody is on duty.</param>
/// <param name="Due">The next time limit of the present status; null when it is over.</param>
/// <param name="Escalated">True once a limit has passed: the supervisor is responsible too.</param>
/// <param name="Device">The device of the first alarm; null for what people report.</param>
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
    [property: Id(9)] string? Device,
    [property: Id(10)] ImmutableArray<string> Devices,
    [property: Id(11)] string? Building,
    [property: Id(12)] string? Household,
    [property: Id(13)] int ActiveAlarms,
    [property: Id(14)] DateTimeOffset OpenedAt,
    [property: Id(15)] ImmutableArray<CaseStep> Trail,
    [property: Id(16)] long Revision)
{
    /// <summary>Whose turn it is.</summary>
    [Id(17)]
    public CaseOwner Owner { get; init; }

    /// <summary>How much of its time is gone.</summary>
    [Id(18)]
    public CaseLevel Level { get; init; }

    /// <summary>Through which door it came, such as <c>alarm</c>, <c>resident</c>, <c>staff</c>.</summary>
    [Id(19)]
    public string Source { get; init; } = string.Empty;

    /// <summary>What was reported.</summary>
    [Id(20)]
    public string? Text { get; init; }

    [Id(21)]
    public string? Address { get; init; }

    [Id(22)]
    public GeoPoint? Location { get; init; }

    [Id(23)]
    public bool Supervised { get; init; }

    /// <summary>True when all its alarms have cleared by themselves: a person decides whether that is the end of it.</summary>
    [Id(24)]
    public bool ClosingProposed { get; init; }

    /// <summary>How often an alarm of it came back.</summary>
    [Id(25)]
    public int Recurrences { get; init; }

    /// <summary>How many people have reported it, merged cases included.</summary>
    [Id(26)]
    public int Reports { get; init; }

    /// <summary>The case that goes on in its place.</summary>
    [Id(27)]
    public string? MergedInto { get; init; }

    /// <summary>Cases that are the same matter as this one.</summary>
    [Id(28)]
    public ImmutableArray<string> Merged { get; init; } = [];

    /// <summary>What the handler asks of a supervisor; null when nothing is asked.</summary>
    [Id(29)]
    public CaseWish? Wish { get; init; }

    /// <summary>Who is on it just now; null when nobody says so.</summary>
    [Id(30)]
    public CaseClaim? Claim { get; init; }

    [Id(31)]
    public ImmutableArray<CaseTask> Tasks { get; init; } = [];

    [Id(32)]
    public CaseRating? Rating { get; init; }

    /// <summary>The department whose queue it is in; null when it is a grid worker's.</summary>
    [Id(33)]
    public string? Department { get; init; }

    /// <summary>Photos and videos, oldest first.</summary>
    [Id(36)]
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>Who can be asked, where whoever reported has no account; for staff alone.</summary>
    [Id(37)]
    public string? Contact { get; init; }

    /// <summary>What the caller may do now, by role and status.</summary>
    [Id(35)]
    public ImmutableArray<CaseAction> Actions { get; init; } = [];

    /// <summary>What is to be done now; null to residents, and when nothing is said.</summary>
    [Id(38)]
    public CaseProcedure? Procedure { get; init; }

    /// <summary>Devices nearby whose pictures help.</summary>
    [Id(60)]
    public ImmutableArray<string> Cameras { get; init; } = [];
}
