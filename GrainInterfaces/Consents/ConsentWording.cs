using System.Collections.Immutable;
using Twin.Models;

namespace Twin.Consents;

/// <summary>What somebody is asked to consent to.</summary>
/// <param name="Titles">The purpose in a few words.</param>
/// <param name="Texts">What people read before they decide.</param>
/// <param name="Covers">The data it is about, each in a few words.</param>
[GenerateSerializer, Immutable, Alias("twin.consent-wording")]
public sealed record ConsentWording(
    [property: Id(0)] LocalText Titles,
    [property: Id(1)] LocalText Texts,
    [property: Id(2)] ImmutableArray<LocalText> Covers);
