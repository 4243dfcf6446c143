namespace Twin.Cases;

/// <summary>What a grid must know of a worker to choose.</summary>
/// <param name="OnDuty">True when the worker exists, is on duty, within a shift and not on leave.</param>
/// <param name="LoadElsewhere">Open cases of grids other than the one asked for.</param>
/// <param name="Skilled">True when the worker is for the category, or for all alike.</param>
/// <param name="Deputy">Who gets the cases while the worker is on leave.</param>
/// <param name="Reason"><c>on-duty</c>, <c>off-duty</c>, <c>outside-shift</c>, <c>on-leave</c> or <c>unknown</c>.</param>
/// <param name="Distance">Metres to the nearest case the worker is at; null when not known.</param>
[GenerateSerializer, Immutable, Alias("twin.worker-availability")]
public sealed record WorkerAvailability(
    [property: Id(0)] bool OnDuty,
    [property: Id(1)] int LoadElsewhere,
    [property: Id(2)] string Name,
    [property: Id(3)] bool Skilled,
    [property: Id(4)] string? Deputy,
    [property: Id(5)] string Reason,
    [property: Id(6)] double? Distance = null);
