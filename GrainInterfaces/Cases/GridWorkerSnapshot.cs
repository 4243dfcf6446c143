using System.Collections.Immutable;

namespace Twin.Cases;

/// <param name="OnDuty">As the worker or a supervisor has set it.</param>
/// <param name="Load">Open cases in the inbox.</param>
/// <param name="Inbox">Most urgent first: by severity, then by due time.</param>
[GenerateSerializer, Immutable, Alias("twin.grid-worker-snapshot")]
public sealed record GridWorkerSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<string> Grids,
    [property: Id(3)] bool OnDuty,
    [property: Id(4)] int Load,
    [property: Id(5)] ImmutableArray<InboxItem> Inbox,
    [property: Id(6)] long Revision)
{
    /// <summary>Whether cases go to the worker now: <c>on-duty</c>, <c>off-duty</c>, <c>outside-shift</c> or <c>on-leave</c>.</summary>
    [Id(7)]
    public string Presence { get; init; } = string.Empty;

    [Id(8)]
    public ImmutableArray<string> Skills { get; init; } = [];

    [Id(9)]
    public ImmutableArray<WorkShift> Shifts { get; init; } = [];

    [Id(10)]
    public ImmutableArray<WorkLeave> Leave { get; init; } = [];
}
