namespace Twin.Cases;

/// <summary>A worker who could have a case, and why or why not.</summary>
/// <param name="Load">Open cases.</param>
/// <param name="Skilled">True when the worker is for the case's category.</param>
/// <param name="DeputyFor">The worker on leave whose deputy this one is.</param>
/// <param name="Tried">True when the worker has been asked already.</param>
/// <param name="Reason">Why the worker is at this place in the list: <c>on-duty</c>, <c>off-duty</c>, <c>on-leave</c>, <c>outside-shift</c>, <c>asked-in-vain</c>.</param>
/// <param name="Distance">Metres to the nearest case the worker has accepted and is at; null when that, or the place of this one, is not known.</param>
[GenerateSerializer, Immutable, Alias("twin.case-candidate")]
public sealed record CaseCandidate(
    [property: Id(0)] string Worker,
    [property: Id(1)] string Name,
    [property: Id(2)] bool Available,
    [property: Id(3)] int Load,
    [property: Id(4)] bool Skilled,
    [property: Id(5)] string? DeputyFor,
    [property: Id(6)] bool Tried,
    [property: Id(7)] string Reason,
    [property: Id(8)] double? Distance = null);
