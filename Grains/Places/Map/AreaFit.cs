using System.Collections.Immutable;

namespace Twin.Places;

internal sealed record AreaFit(AreaReference? Parent, ImmutableArray<AreaReference> Children, ImmutableArray<BoundaryWarning> Warnings);
