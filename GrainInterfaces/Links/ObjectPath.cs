using System.Collections.Immutable;

namespace Twin.Links;

/// <summary>A shortest path from one object to another.</summary>
/// <param name="Steps">Each names the object it leads to; the last is the one looked for.</param>
[GenerateSerializer, Immutable, Alias("twin.object-path")]
public sealed record ObjectPath([property: Id(0)] ImmutableArray<LinkedObject> Steps);
