namespace Twin.Cases;

/// <summary>The grid worker who is there for the residents of a home today (社区管家).</summary>
/// <param name="OnDuty">False when nobody of the grid is on duty just now.</param>
/// <param name="DeputyFor">The worker on leave whose deputy this one is.</param>
[GenerateSerializer, Immutable, Alias("twin.steward")]
public sealed record Steward(
    [property: Id(0)] string Worker,
    [property: Id(1)] string Name,
    [property: Id(2)] string Grid,
    [property: Id(3)] bool OnDuty,
    [property: Id(4)] string? DeputyFor);
