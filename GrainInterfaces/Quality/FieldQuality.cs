namespace Twin.Quality;

/// <param name="Field">Such as <c>phone</c>; <c>document</c> is the citizen ID or another one.</param>
/// <param name="Filled">How many objects have it.</param>
/// <param name="Valid">How many of those have a value that can well be.</param>
[GenerateSerializer, Immutable, Alias("twin.field-quality")]
public sealed record FieldQuality([property: Id(0)] string Field, [property: Id(1)] long Filled, [property: Id(2)] long Valid);
