using System.Collections.Immutable;

namespace Twin.Cases;

/// <summary>Hours of the week in which a worker works.</summary>
/// <param name="Days">1 (Monday) to 7 (Sunday).</param>
/// <param name="From">Local time, such as <c>08:00</c>.</param>
/// <param name="To">Local time; not after <paramref name="From"/> for a shift that ends on the next day.</param>
[GenerateSerializer, Immutable, Alias("twin.work-shift")]
public sealed record WorkShift(
    [property: Id(0)] ImmutableArray<int> Days,
    [property: Id(1)] TimeOnly From,
    [property: Id(2)] TimeOnly To);
