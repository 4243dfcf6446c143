using System.Collections.Immutable;
using Twin.Devices;

namespace Twin.Places;

/// <summary>Which hazards are active at a place, and which of them together have been found to mean more.</summary>
public sealed record LinkageBook
{
    public static LinkageBook Empty { get; } = new();

    /// <summary>By <c>device|rule</c>.</summary>
    public ImmutableSortedDictionary<string, ActiveHazard> Active { get; init; } = ImmutableSortedDictionary<string, ActiveHazard>.Empty;

    /// <summary>The hazard that stands for each linkage that holds, by <c>rule|home</c>.</summary>
    public ImmutableSortedDictionary<string, Hazard> Linked { get; init; } = ImmutableSortedDictionary<string, Hazard>.Empty;

    /// <summary>Takes a hazard of a device in.</summary>
    public LinkageBook Take(Hazard hazard, DateTimeOffset now)
    {
        var name = $"{hazard.Device}|{hazard.Rule}";
        return this with { Active = hazard.Cleared ? Active.Remove(name) : Active.SetItem(name, new ActiveHazard(hazard.Kind, hazard.Household, now)) };
    }

    /// <summary>True when more than one kind of hazard is active, or something is linked: only then rules can change anything.</summary>
    public bool MayChange => !Linked.IsEmpty || Active.Values.Select(active => active.Kind).Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>What the rules make of the hazard just taken in: linkages that now hold, once each, and those that are over.</summary>
    /// <param name="episodeOf">The number of the next episode of a rule at a device.</param>
    /// <returns>The next book and the hazards that stand for the linkages, raised or cleared; cameras are not yet named.</returns>
    public (LinkageBook Next, ImmutableArray<Hazard> Told) Judge(ImmutableArray<LinkageRule> rules, Hazard hazard, DateTimeOffset now, Func<string, int> episodeOf)
    {
        var told = ImmutableArray.CreateBuilder<Hazard>();
        var linked = Linked;
        foreach (var (name, standing) in Linked)
        {
            if (rules.FirstOrDefault(rule => rule.Id == standing.Rule) is not { } rule || !Holds(rule, rule.SameHome ? standing.Household : null, now, TimeSpan.MaxValue))
            {
                linked = linked.Remove(name);
                told.Add(standing with { Cleared = true, At = hazard.At, Cameras = [] });
            }
        }

        foreach (var rule in hazard.Cleared ? [] : rules)
        {
            var home = rule.SameHome ? hazard.Household : null;
            var name = $"{rule.Id}|{home}";
            if (!rule.Needs.Contains(hazard.Kind) || (rule.SameHome && home is null) || linked.ContainsKey(name) || !Holds(rule, home, now, rule.Within))
            {
                continue;
            }

            var standing = new Hazard(
                hazard.Device, rule.Id, episodeOf($"{hazard.Device}|{rule.Id}"), rule.Hazard, rule.Severity, hazard.Household, hazard.At, Cleared: false, By: null, rule.Name);
            linked = linked.Add(name, standing);
            told.Add(standing);
        }

        return (this with { Linked = linked }, told.ToImmutable());
    }

    private bool Holds(LinkageRule rule, string? home, DateTimeOffset now, TimeSpan within) => rule.Needs.All(kind =>
        Active.Values.Any(active => active.Kind == kind && (home is null || active.Household == home) && now - active.Since <= within));
}
