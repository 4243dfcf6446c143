using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Cases;

public sealed record GridWorkerState : ObjectState
{
    public string Name { get; init; } = string.Empty;

    public ImmutableSortedSet<string> Grids { get; init; } = [];

    public bool OnDuty { get; init; }

    /// <summary>Categories of cases the worker is for before others.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];

    public ImmutableArray<WorkShift> Shifts { get; init; } = [];

    public ImmutableArray<WorkLeave> Leave { get; init; } = [];

    /// <summary>The first day of the last leave whose deputy has been given the cases.</summary>
    public DateOnly? HandedOverFor { get; init; }

    protected internal override bool HasAttributes => Name.Length > 0;

    /// <summary>The area all the worker's grids lie in.</summary>
    public string Area => Grids.Count == 0 ? string.Empty : Grids.Aggregate(CommonPrefix);

    /// <summary>The next leave, or the one it is in, whose deputy is still to get the cases.</summary>
    public WorkLeave? NextHandOver => Leave
        .Where(leave => leave.Deputy is not null && !(leave.From <= HandedOverFor))
        .MinBy(static leave => leave.From);

    public GridWorkerSnapshot ToSnapshot(string id, ImmutableArray<InboxItem> inbox, DateTimeOffset now) => new(
        id,
        Name,
        [.. Grids],
        OnDuty,
        inbox.Length,
        inbox,
        Revision)
    {
        Presence = Cases.Presence.At(now, OnDuty, Shifts, Leave),
        Skills = Skills,
        Shifts = Shifts,
        Leave = Leave,
    };

    private static string CommonPrefix(string one, string other)
    {
        var length = one.AsSpan().CommonPrefixLength(other);
        return one[..length];
    }
}
