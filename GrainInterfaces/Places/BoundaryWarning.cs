namespace Twin.Places;

/// <summary>Two boundaries that do not fit together; borders are redrawn one area at a time, so this is told and not refused.</summary>
/// <param name="Kind"><c>outside-parent</c> or <c>overlap</c>.</param>
/// <param name="Area">The code of the other area.</param>
/// <param name="SquareMetres">How much lies where it should not.</param>
[GenerateSerializer, Immutable, Alias("twin.boundary-warning")]
public sealed record BoundaryWarning([property: Id(0)] string Kind, [property: Id(1)] string Area, [property: Id(2)] double SquareMetres);
