namespace Twin.Models;

/// <param name="Kind">The kind of the object whose id the field holds.</param>
/// <param name="Relation">What it is to this one; the kind when not given.</param>
[GenerateSerializer, Immutable, Alias("twin.model-link")]
public sealed record ModelLink([property: Id(0)] string Kind, [property: Id(1)] string? Relation = null);
