using Twin.Models;

namespace Twin.Requests;

/// <summary>A reason in law to keep data that somebody wants deleted.</summary>
/// <param name="Code">Such as <c>public-safety</c>.</param>
[GenerateSerializer, Immutable, Alias("twin.legal-hold")]
public sealed record LegalHold([property: Id(0)] string Code, [property: Id(1)] LocalText Titles);
