using System.Collections.Immutable;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Search;
using Twin.Storage;

namespace Twin.Places;

[StatelessWorker]
[Reentrant]
[GrainType("area-tally")]
internal sealed class AreaTallyGrain(IAreaCounts counts) : Grain, IAreaTallyGrain
{
    private const string ByKind = "kind";

    public async Task<Outcome<AreaTally>> Count(Caller caller, string area, CancellationToken cancellationToken)
    {
        if ((Rights.Refuse(caller, RightsTable.Catalog, Right.Read) ?? CatalogRules.Check(new ObjectFilter { Area = area })) is { } refusal)
        {
            return refusal;
        }

        if (KeptAreas(caller, area) is not { } areas)
        {
            return await CountLists(caller, area, cancellationToken);
        }

        var seen = (await counts.Read(areas, cancellationToken).OrStorageFault()).Where(count => Rights.Allow(caller, count.Kind, Right.Read)).ToList();
        return new AreaTally(
            [.. seen.Where(static count => count.Facet == AreaFacetCount.Status).GroupBy(static count => count.Kind, StringComparer.Ordinal)
                .Select(static kind => new CountedValue(kind.Key, kind.Sum(static count => count.Count)))
                .OrderByDescending(static kind => kind.Count).ThenBy(static kind => kind.Value, StringComparer.Ordinal)],
            Of(ObjectKind.Device, AreaFacetCount.Status),
            Of(ObjectKind.Case, AreaFacetCount.Status),
            Of(ObjectKind.Case, AreaFacetCount.Label));

        ImmutableArray<CountedValue> Of(string kind, string facet) =>
            [.. seen.Where(count => count.Kind == kind && count.Facet == facet && count.Value.Length > 0).Select(static count => new CountedValue(count.Value, count.Count))];
    }

    /// <summary>The areas whose counts together are what the caller sees; null when rights do not go by areas alone.</summary>
    private static ImmutableArray<string>? KeptAreas(Caller caller, string area)
    {
        var byAreas = caller.Worker is null && Rights.Kinds.Append(RightsTable.Thing).All(kind => Rights.ReachOf(caller.Role, kind, Right.Read) is not (Reach.Own or Reach.Bound));
        var prefixes = caller.Scope.Within(area).Prefixes;
        return byAreas && prefixes.All(static prefix => AreaCode.LevelOf(prefix) is not null)
            ? [.. prefixes.Where(prefix => !prefixes.Any(other => other.Length < prefix.Length && prefix.StartsWith(other, StringComparison.Ordinal))).Distinct(StringComparer.Ordinal)]
            : null;
    }

    private async Task<Outcome<AreaTally>> CountLists(Caller caller, string area, CancellationToken cancellationToken)
    {
        (string? Kind, string By)[] parts = [(null, ByKind), (ObjectKind.Device, AreaFacetCount.Status), (ObjectKind.Case, AreaFacetCount.Status), (ObjectKind.Case, AreaFacetCount.Label)];
        var counted = await Task.WhenAll(parts.Select(part => part.Kind is { } kind && Rights.Refuse(caller, kind, Right.Read) is not null
            ? Task.FromResult<Outcome<CatalogSummary>>(new CatalogSummary(0, []))
            : GrainFactory.Catalog().Summarize(caller, new ObjectFilter { Area = area, Kind = part.Kind }, part.By, cancellationToken)));
        return counted.FirstOrDefault(static part => !part.Succeeded) is { Refusal: { } refusal }
            ? refusal
            : new AreaTally(Groups(counted[0]), Groups(counted[1]), Groups(counted[2]), Groups(counted[3]));
    }

    private static ImmutableArray<CountedValue> Groups(Outcome<CatalogSummary> summary) => [.. summary.Value!.Groups.Where(static group => group.Value is not null)];
}
