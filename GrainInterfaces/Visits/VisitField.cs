namespace Twin.Visits;

/// <param name="Field">Such as <c>phone</c> or <c>rental.purpose</c>.</param>
/// <param name="Outcome">Null while it is not decided.</param>
[GenerateSerializer, Immutable, Alias("twin.visit-field")]
public sealed record VisitField([property: Id(0)] string Field, [property: Id(1)] VisitFieldOutcome? Outcome);
