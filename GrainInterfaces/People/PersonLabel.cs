using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Twin.People;

/// <summary>Something that holds for a person, for a time. In JSON a plain text when it has no dates.</summary>
/// <param name="Label">Lower-case letters, digits and hyphens.</param>
/// <param name="From">The first day; null for always.</param>
/// <param name="To">The last day; null for no end.</param>
[GenerateSerializer, Immutable, Alias("twin.person-label")]
[JsonConverter(typeof(PersonLabelConverter))]
[Description("must be a text, or an object with label and, when it has dates, from and to")]
public sealed record PersonLabel(
    [property: Id(0)] string Label,
    [property: Id(1)] DateOnly? From = null,
    [property: Id(2)] DateOnly? To = null)
{
    public bool HoldsOn(DateOnly day) => !(day < From) && !(day > To);

    public static implicit operator PersonLabel(string label) => new(label);
}
