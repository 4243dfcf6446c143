namespace Twin.Exchange;

/// <summary>A field about which two sources say different things.</summary>
/// <param name="Field">Such as <c>phone</c> or <c>rental.purpose</c>.</param>
/// <param name="PresentSource">Who set the value that stands; null when it was entered here.</param>
/// <param name="Proposed">What the other source says, as JSON in clear.</param>
[GenerateSerializer, Immutable, Alias("twin.source-conflict")]
public sealed record SourceConflict(
    [property: Id(0)] string Field,
    [property: Id(1)] string? PresentSource,
    [property: Id(2)] string Proposed)
{
    public override string ToString() => $"{nameof(SourceConflict)} {{ Field = {Field}, PresentSource = {PresentSource} }}";
}
