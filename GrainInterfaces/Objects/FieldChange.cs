namespace Twin.Objects;

/// <param name="Field">The field's JSON name.</param>
/// <param name="Before">As JSON, masked when it is sensitive; null when it had no value.</param>
/// <param name="After">As JSON, masked when it is sensitive; null when it has no value.</param>
[GenerateSerializer, Immutable, Alias("twin.field-change")]
public sealed record FieldChange([property: Id(0)] string Field, [property: Id(1)] string? Before, [property: Id(2)] string? After);
