using System.Collections.Immutable;
using Twin.Consents;

namespace Twin.People;

/// <param name="Area">Of the home; else of the registration; else of the last home.</param>
/// <param name="Attributes">As they were given; numbers, phone and addresses masked.</param>
/// <param name="Home">The household the person lives in today, or null.</param>
/// <param name="Age">In full years, when the birth date is known; at death for who has died.</param>
/// <param name="Labels">Those that hold today, the ones that follow from age included.</param>
/// <param name="Stays">Where the person has lived, oldest first.</param>
/// <param name="MergedInto">The record that took this one over, when one did.</param>
/// <param name="Merged">The records this one took over.</param>
[GenerateSerializer, Immutable, Alias("twin.person-snapshot")]
public sealed record PersonSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] string? Area,
    [property: Id(3)] PersonAttributes Attributes,
    [property: Id(4)] string? Home,
    [property: Id(5)] int? Age,
    [property: Id(6)] ImmutableArray<string> Labels,
    [property: Id(7)] ImmutableArray<PersonHint> Hints,
    [property: Id(8)] ImmutableArray<Stay> Stays,
    [property: Id(9)] string? MergedInto,
    [property: Id(10)] ImmutableArray<string> Merged)
{
    /// <summary>How the person stands to each text it has decided on.</summary>
    [Id(11)]
    public ImmutableArray<ConsentStanding> Consents { get; init; } = [];
}
