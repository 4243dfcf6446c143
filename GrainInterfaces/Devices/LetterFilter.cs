namespace Twin.Devices;

/// <summary>Which dead letters; all conditions must hold.</summary>
/// <param name="Device">Whose they are.</param>
/// <param name="Topic">What their topic begins with.</param>
/// <param name="Reason">What their reason contains.</param>
/// <param name="After">Only those with a higher id: where the previous run ended.</param>
[GenerateSerializer, Immutable, Alias("twin.letter-filter")]
public sealed record LetterFilter(
    [property: Id(0)] string? Device = null,
    [property: Id(1)] string? Topic = null,
    [property: Id(2)] string? Reason = null,
    [property: Id(3)] long After = 0);
