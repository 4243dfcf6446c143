namespace Twin.Search;

/// <summary>A typed link from one object to another.</summary>
/// <param name="Relation">What the other is to this one: <c>device</c>, <c>building</c>, <c>assignee</c>, …</param>
[GenerateSerializer, Immutable, Alias("twin.object-link")]
public sealed record ObjectLink([property: Id(0)] string Relation, [property: Id(1)] ObjectKey To);
