namespace Twin.Requests;

/// <summary>What is decided of a request.</summary>
/// <param name="Reason">Needed to reject; the asker reads it.</param>
/// <param name="Hold">The code of the legal hold; needed to reject a deletion.</param>
[GenerateSerializer, Immutable, Alias("twin.request-verdict")]
public sealed record RequestVerdict([property: Id(0)] bool Accepted, [property: Id(1)] string? Reason = null, [property: Id(2)] string? Hold = null);
