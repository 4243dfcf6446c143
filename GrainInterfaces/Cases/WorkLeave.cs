using Twin.Objects;

namespace Twin.Cases;

/// <summary>Days on which a worker is away.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Deputy">The worker who gets the cases meanwhile.</param>
[GenerateSerializer, Immutable, Alias("twin.work-leave")]
public sealed record WorkLeave(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly To,
    [property: Id(2), ObjectId] string? Deputy = null);
