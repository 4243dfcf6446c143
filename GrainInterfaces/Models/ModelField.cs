namespace Twin.Models;

/// <summary>What a model says of a field beside its schema.</summary>
/// <param name="Name">A property of the schema.</param>
/// <param name="Unit">Such as <c>m²</c>; null for none.</param>
/// <param name="Searchable">Objects are found by its value.</param>
/// <param name="Reportable">Its value is a fact of the card: lists are filtered and summed up by it.</param>
/// <param name="Sensitive">Encrypted at rest and shown masked; then neither searchable nor reportable.</param>
/// <param name="Link">Its value is the id of another object; null when it is not.</param>
[GenerateSerializer, Immutable, Alias("twin.model-field")]
public sealed record ModelField(
    [property: Id(0)] string Name,
    [property: Id(1)] LocalText Titles,
    [property: Id(2)] string? Unit = null,
    [property: Id(3)] bool Searchable = false,
    [property: Id(4)] bool Reportable = false,
    [property: Id(5)] bool Sensitive = false,
    [property: Id(6)] ModelLink? Link = null);
