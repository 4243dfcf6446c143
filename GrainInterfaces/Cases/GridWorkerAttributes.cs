using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Cases;

/// <param name="Grids">The grids the worker serves; each must exist.</param>
/// <param name="OnDuty">Null keeps the present duty (off, for a new worker).</param>
[GenerateSerializer, Immutable, Alias("twin.grid-worker-attributes")]
public sealed record GridWorkerAttributes(
    [property: Id(0)] string Name,
    [property: Id(1), ObjectId] ImmutableArray<string> Grids,
    [property: Id(2)] bool? OnDuty);
