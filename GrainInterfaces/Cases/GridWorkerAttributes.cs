using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Cases;

/// <param name="Grids">The grids the worker serves; each must exist.</param>
/// <param name="OnDuty">Null keeps the present duty (off, for a new worker).</param>
/// <param name="Skills">Categories of cases the worker is for before others; none for all alike.</param>
/// <param name="Shifts">When the worker works while on duty; none for any time.</param>
/// <param name="Leave">When the worker is away.</param>
[GenerateSerializer, Immutable, Alias("twin.grid-worker-attributes")]
public sealed record GridWorkerAttributes(
    [property: Id(0)] string Name,
    [property: Id(1), ObjectId] ImmutableArray<string> Grids,
    [property: Id(2)] bool? OnDuty,
    [property: Id(3)] ImmutableArray<string>? Skills = null,
    [property: Id(4)] ImmutableArray<WorkShift>? Shifts = null,
    [property: Id(5)] ImmutableArray<WorkLeave>? Leave = null);
