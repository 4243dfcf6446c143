namespace Twin.Exchange;

/// <summary>How a file is to be taken in.</summary>
/// <param name="Source">Whose data they are, such as <c>police</c>: 1 to 64 lower-case letters, digits and hyphens.</param>
/// <param name="DryRun">Says what would happen and stores nothing.</param>
/// <param name="File">What the file is called, for people.</param>
[GenerateSerializer, Immutable, Alias("twin.import-plan")]
public sealed record ImportPlan(
    [property: Id(0)] string Source,
    [property: Id(1)] bool DryRun,
    [property: Id(2)] string? File);
