namespace Twin.People;

/// <summary>A time somebody lived in a household.</summary>
/// <param name="Area">The area code of the home, as it was then.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The day of leaving; null while it lasts.</param>
/// <param name="Reason">Why the person left, in words.</param>
/// <param name="Record">The record it was taken over from in a merge; null for the person's own.</param>
[GenerateSerializer, Immutable, Alias("twin.stay")]
public sealed record Stay(
    [property: Id(0)] string Household,
    [property: Id(1)] string Area,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? To = null,
    [property: Id(4)] string? Reason = null,
    [property: Id(5)] string? Record = null);
