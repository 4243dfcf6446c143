using System.Collections.Immutable;
using Twin.Places;
using Twin.Search;

namespace Twin.Cases;

/// <summary>An area on one screen: what is in it as far as the caller sees, each number the length of a list of objects.</summary>
/// <param name="Objects">How many of each kind: <c>GET /objects?area=…&amp;kind=…</c> lists them.</param>
/// <param name="Devices">By status.</param>
/// <param name="Cases">By status.</param>
/// <param name="CaseLabels">Cases that need looking at, such as <c>escalated</c>, <c>amber</c>, <c>red</c>, and those that figures count.</param>
public sealed record AreaOverview(
    string Area,
    ImmutableArray<ObjectCount> Objects,
    ImmutableArray<ObjectCount> Devices,
    ImmutableArray<ObjectCount> Cases,
    ImmutableArray<ObjectCount> CaseLabels)
{
    internal static AreaOverview Of(string area, AreaTally tally) => new(area, Counts(tally.Objects), Counts(tally.Devices), Counts(tally.Cases), Counts(tally.CaseLabels));

    private static ImmutableArray<ObjectCount> Counts(ImmutableArray<CountedValue> counts) => [.. counts.Select(ObjectCount.Of)];
}
