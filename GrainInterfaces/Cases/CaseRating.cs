namespace Twin.Cases;

/// <summary>What the reporter says of it.</summary>
/// <param name="Speed">1 (bad) to 5 (good).</param>
/// <param name="Service">1 to 5.</param>
[GenerateSerializer, Immutable, Alias("twin.case-rating")]
public sealed record CaseRating(
    [property: Id(0)] int Speed,
    [property: Id(1)] int Service,
    [property: Id(2)] string? Comment,
    [property: Id(3)] DateTimeOffset At);
