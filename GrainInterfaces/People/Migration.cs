namespace Twin.People;

/// <summary>流动人口: why and until when somebody from elsewhere is here.</summary>
/// <param name="Reason">Code list <c>migration-reason</c>.</param>
/// <param name="Permit">The number of the residence permit.</param>
[GenerateSerializer, Immutable, Alias("twin.migration")]
public sealed record Migration(
    [property: Id(0)] string? Reason = null,
    [property: Id(1)] string? Permit = null,
    [property: Id(2)] DateOnly? From = null,
    [property: Id(3)] DateOnly? To = null);
