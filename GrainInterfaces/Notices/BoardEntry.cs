namespace Twin.Notices;

/// <summary>A line of a resident's board.</summary>
/// <param name="Status">Of a notice: <c>published</c> or <c>recalled</c>. Of an activity: <c>open</c>.</param>
/// <param name="Picked">True when it means the caller: it is for everybody in the area, or the caller agreed to be picked and is.</param>
/// <param name="At">When it was published; of an activity, when it starts.</param>
/// <param name="ReadAt">When the caller has read it; null for not, and for activities.</param>
[GenerateSerializer, Immutable, Alias("twin.board-entry")]
public sealed record BoardEntry(
    [property: Id(0)] string Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Status,
    [property: Id(3)] bool Picked,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] DateTimeOffset? ReadAt);
