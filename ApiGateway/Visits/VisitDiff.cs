using System.Collections.Immutable;

namespace Twin.Visits;

/// <summary>What would change in what is visited.</summary>
public sealed record VisitDiff(ImmutableArray<FieldDifference> Fields)
{
    internal static VisitDiff Of(ImmutableArray<VisitDifference> fields) => new([.. fields.Select(FieldDifference.Of)]);
}
