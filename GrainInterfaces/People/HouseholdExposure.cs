using System.Collections.Immutable;

namespace Twin.People;

/// <param name="Area">The area code; null when the household has not been created.</param>
/// <param name="Building">The building it is in; null when the household has not been created.</param>
/// <param name="Vulnerable">Somebody there needs help sooner (old, alone, disabled, a child left behind): a hazard is one step more severe.</param>
[GenerateSerializer, Immutable, Alias("twin.household-exposure")]
public sealed record HouseholdExposure(
    [property: Id(0)] string? Area,
    [property: Id(1)] string? Building,
    [property: Id(2)] bool Vulnerable)
{
    /// <summary>The texts that everybody who lives there has consented to; none for a home where nobody does.</summary>
    [Id(3)]
    public ImmutableArray<string> Consents { get; init; } = [];
}
