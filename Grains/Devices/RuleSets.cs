using System.Collections.Immutable;
using Twin.Places;

namespace Twin.Devices;

/// <summary>How the rules of a device, its home, its place and its estate come together.</summary>
internal static class RuleSets
{
    /// <summary>The profile with the rules of a set in place of its own or beside them, where it has their metrics.</summary>
    public static DeviceProfile Apply(DeviceProfile profile, RuleSet set)
    {
        var off = set.Off ?? [];
        return profile with
        {
            Rules = Merge(profile.Rules, set.Rules, off, rule => rule.Id, rule => Measures(profile, rule.Metric)),
            Events = Merge(profile.Events, set.Events, off, rule => rule.Id, _ => true),
            Absences = Merge(profile.Absences, set.Absences, off, rule => rule.Id, rule => Measures(profile, rule.Metric)),
        };
    }

    /// <summary>The rules that apply at a device beside its profile's; null when there are none.</summary>
    public static async Task<RuleSet?> Of(string device, DeviceState state, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var owners = await OwnersAround(state.Place, state.Household, grains, cancellationToken);
        var sets = await Task.WhenAll(owners.Add(new ObjectKey(ObjectKind.Device, device)).Select(owner => grains.RuleSet(owner).Find(cancellationToken)));
        var merged = sets.Aggregate(Over) with { Linkages = default };
        return IsEmpty(merged) ? null : merged;
    }

    /// <summary>What hazards together mean at a place: the rules that ship, with those of its grid, its estate and its own.</summary>
    public static async Task<ImmutableArray<LinkageRule>> LinkagesAt(ObjectKey place, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var owners = await OwnersAround(place, household: null, grains, cancellationToken);
        var sets = await Task.WhenAll(owners.Select(owner => grains.RuleSet(owner).Find(cancellationToken)));
        var set = sets.Aggregate(RuleSet.Empty, Over);
        return Merge(ShippedLinkages.All, set.Linkages, set.Off ?? [], rule => rule.Id, _ => true);
    }

    public static bool Same(RuleSet? one, RuleSet? other) => ReferenceEquals(one, other) || (one is not null && other is not null
        && (one.Rules.IsDefault ? [] : one.Rules).SequenceEqual(other.Rules.IsDefault ? [] : other.Rules)
        && (one.Events.IsDefault ? [] : one.Events).SequenceEqual(other.Events.IsDefault ? [] : other.Events)
        && (one.Absences.IsDefault ? [] : one.Absences).SequenceEqual(other.Absences.IsDefault ? [] : other.Absences)
        && (one.Linkages.IsDefault ? [] : one.Linkages).Select(LinkageText).SequenceEqual((other.Linkages.IsDefault ? [] : other.Linkages).Select(LinkageText))
        && (one.Off ?? []).SetEquals(other.Off ?? [])
        && one.AwayUntil == other.AwayUntil);

    /// <summary>The farther set with the nearer one over it.</summary>
    private static RuleSet Over(RuleSet far, RuleSet near) => new(
        Merge(far.Rules, near.Rules, [], rule => rule.Id, _ => true),
        Merge(far.Events, near.Events, [], rule => rule.Id, _ => true),
        Merge(far.Absences, near.Absences, [], rule => rule.Id, _ => true),
        (far.Off ?? []).Except(IdsOf(near)).Union(near.Off ?? []),
        Merge(far.Linkages, near.Linkages, [], rule => rule.Id, _ => true),
        near.AwayUntil ?? far.AwayUntil);

    /// <summary>The farthest first: the grid, the estate, the building, the home.</summary>
    private static async Task<ImmutableArray<ObjectKey>> OwnersAround(ObjectKey? place, string? household, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var owners = ImmutableArray.CreateBuilder<ObjectKey>(4);
        if (place is { Kind: ObjectKind.Building } building)
        {
            if (await grains.HazardSite(building).GetArea(cancellationToken) is { } area)
            {
                owners.Add(new ObjectKey(ObjectKind.Grid, AreaCode.GridOf(area)));
            }

            if (await grains.Building(building.Id).GetEstate(cancellationToken) is { } estate)
            {
                owners.Add(new ObjectKey(ObjectKind.Estate, estate));
            }
        }

        if (place is { } here)
        {
            owners.Add(here);
        }

        if (household is not null)
        {
            owners.Add(new ObjectKey(ObjectKind.Household, household));
        }

        return owners.ToImmutable();
    }

    private static ImmutableArray<T> Merge<T>(ImmutableArray<T> rules, ImmutableArray<T> over, ImmutableSortedSet<string> off, Func<T, string> id, Func<T, bool> fits)
    {
        var (own, added) = (rules.IsDefault ? [] : rules, over.IsDefault ? [] : over);
        var replaced = added.Select(id).Concat(off).ToHashSet(StringComparer.Ordinal);
        return replaced.Count == 0 ? rules
            : [.. own.Where(rule => !replaced.Contains(id(rule))), .. added.Where(rule => fits(rule) && !off.Contains(id(rule)))];
    }

    private static IEnumerable<string> IdsOf(RuleSet set) =>
        (set.Rules.IsDefault ? [] : set.Rules).Select(rule => rule.Id)
            .Concat((set.Events.IsDefault ? [] : set.Events).Select(rule => rule.Id))
            .Concat((set.Absences.IsDefault ? [] : set.Absences).Select(rule => rule.Id))
            .Concat((set.Linkages.IsDefault ? [] : set.Linkages).Select(rule => rule.Id));

    /// <summary>A device's own rule on what it does not measure would never be judged.</summary>
    public static Refusal? CheckMetrics(RuleSet set, CompiledProfile profile) =>
        CheckMetrics(set.Rules, "rules", rule => rule.Metric, profile) ?? CheckMetrics(set.Absences, "absences", rule => rule.Metric, profile);

    public static Refusal? CheckMetric(string metric, string at, CompiledProfile profile) =>
        profile.IndexOf(metric) >= 0 ? null : Refusal.Invalid($"{at}.metric", $"'{metric}' is no metric of the device's profile");

    private static Refusal? CheckMetrics<T>(ImmutableArray<T> rules, string field, Func<T, string> metric, CompiledProfile profile) =>
        (rules.IsDefault ? [] : rules).Select((rule, i) => CheckMetric(metric(rule), $"{field}[{i}]", profile)).FirstOrDefault(refusal => refusal is not null);

    private static bool Measures(DeviceProfile profile, string metric) => profile.Metrics.Any(known => known.Key == metric);

    private static bool IsEmpty(RuleSet set) =>
        set is { Rules.IsDefaultOrEmpty: true, Events.IsDefaultOrEmpty: true, Absences.IsDefaultOrEmpty: true, AwayUntil: null } && set.Off is not { Count: > 0 };

    private static (string, string, string, bool, TimeSpan, Severity, string, string) LinkageText(LinkageRule rule) => (
        rule.Id, rule.Name, string.Join(' ', rule.Needs), rule.SameHome, rule.Within, rule.Severity, rule.Hazard, string.Join(' ', rule.Show ?? []));
}
