namespace Twin.Objects;

/// <param name="Area">The area code it lies in, if any.</param>
/// <param name="Attributes">A JSON object in camelCase; sensitive values are masked, secrets left out.</param>
[GenerateSerializer, Immutable, Alias("twin.object-snapshot")]
public sealed record ObjectSnapshot(
    [property: Id(0)] ObjectKey Key,
    [property: Id(1)] long Revision,
    [property: Id(2)] string? Area,
    [property: Id(3)] string Attributes);
