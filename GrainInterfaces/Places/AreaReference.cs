namespace Twin.Places;

/// <summary>An area as others name it.</summary>
/// <param name="Kind">Such as <c>grid</c>.</param>
/// <param name="Id">Its code.</param>
/// <param name="Name">Null when the area is known by its code only.</param>
[GenerateSerializer, Immutable, Alias("twin.area-reference")]
public sealed record AreaReference([property: Id(0)] string Kind, [property: Id(1)] string Id, [property: Id(2)] string? Name);
