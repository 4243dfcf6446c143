using System.Collections.Immutable;

namespace Twin.Quality;

/// <param name="All">Of the whole area asked for.</param>
/// <param name="Areas">Of each area right below it that has any, in the order of their codes.</param>
[GenerateSerializer, Immutable, Alias("twin.quality-report")]
public sealed record QualityReport([property: Id(0)] QualityFigures All, [property: Id(1)] ImmutableArray<QualityFigures> Areas);
