namespace Twin.Consents;

/// <summary>That a consent was given or withdrawn.</summary>
/// <param name="Version">Of the text that was decided on.</param>
/// <param name="By">The account.</param>
/// <param name="Note">Of the paper, when it was on paper.</param>
[GenerateSerializer, Immutable, Alias("twin.consent-entry")]
public sealed record ConsentEntry(
    [property: Id(0)] string Text,
    [property: Id(1)] int Version,
    [property: Id(2)] bool Given,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string By,
    [property: Id(5)] ConsentMeans Means,
    [property: Id(6)] string? Note = null);
