namespace Twin.Exchange;

/// <summary>A field as it stands and as it would stand, both as the caller may see them.</summary>
/// <param name="Revision">Of the object.</param>
/// <param name="Present">As JSON; null for no value, or for a field the caller may not see.</param>
/// <param name="Proposed">As JSON, likewise.</param>
[GenerateSerializer, Immutable, Alias("twin.field-comparison")]
public sealed record FieldComparison(
    [property: Id(0)] long Revision,
    [property: Id(1)] string? Present,
    [property: Id(2)] string? Proposed);
