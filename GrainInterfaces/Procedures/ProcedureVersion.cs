using System.Collections.Immutable;

namespace Twin.Procedures;

/// <summary>A version of the procedure of a category (规范细则). Versions are never changed, only followed by newer ones.</summary>
/// <param name="Version">From 1 on; 0 for what ships with the twin.</param>
/// <param name="PublishedAt">From when on it is in force.</param>
/// <param name="By">The account that published it; null for what ships.</param>
/// <param name="Note">Why.</param>
[GenerateSerializer, Immutable, Alias("twin.procedure-version")]
public sealed record ProcedureVersion(
    [property: Id(0)] int Version,
    [property: Id(1)] DateTimeOffset PublishedAt,
    [property: Id(2)] string? By,
    [property: Id(3)] string? Note,
    [property: Id(4)] ImmutableArray<ProcedureStep> Steps);
