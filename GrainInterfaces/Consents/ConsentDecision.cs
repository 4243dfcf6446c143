namespace Twin.Consents;

/// <summary>Gives or withdraws a consent.</summary>
/// <param name="Text">Its id.</param>
/// <param name="Version">The version that was read; needed to give.</param>
/// <param name="Note">Of the paper it was signed on; needed from staff.</param>
[GenerateSerializer, Immutable, Alias("twin.consent-decision")]
public sealed record ConsentDecision(
    [property: Id(0)] string Text,
    [property: Id(1)] bool Given,
    [property: Id(2)] int? Version = null,
    [property: Id(3)] string? Note = null);
