using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Exchange;

/// <param name="Filter">Which objects.</param>
/// <param name="Fields">Which of their fields, in this order; empty for all the caller may see.</param>
[GenerateSerializer, Immutable, Alias("twin.export-plan")]
public sealed record ExportPlan(
    [property: Id(0)] ObjectFilter Filter,
    [property: Id(1)] FileFormat Format,
    [property: Id(2)] ImmutableArray<string> Fields);
