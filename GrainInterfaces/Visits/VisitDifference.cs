namespace Twin.Visits;

/// <summary>A field as it is and as it would be, both as the caller may see them.</summary>
/// <param name="Present">As JSON; null for nothing.</param>
/// <param name="Proposed">As JSON.</param>
[GenerateSerializer, Immutable, Alias("twin.visit-difference")]
public sealed record VisitDifference([property: Id(0)] string Field, [property: Id(1)] string? Present, [property: Id(2)] string? Proposed)
{
    public override string ToString() => $"{nameof(VisitDifference)} {{ Field = {Field} }}";
}
