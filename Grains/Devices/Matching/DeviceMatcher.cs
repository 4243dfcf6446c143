using System.Collections.Immutable;
using System.Globalization;

namespace Twin.Devices.Matching;

/// <summary>Weighs the signs of what a device is and where it stands.</summary>
internal static class DeviceMatcher
{
    public const string Profile = "profile";
    public const string Place = "place";
    public const string Owner = "owner";

    private const int Most = 5;

    public static MatchSuggestions Match(MatchFacts facts, MatchingOptions weights)
    {
        var profiles = Ranked(facts.Profiles.Select(profile => OfProfile(profile, facts, weights)));
        var places = Ranked(PlacesOf(facts).Select(place => OfPlace(place, facts, weights)));
        var owners = Ranked(OwnersOf(facts).Select(owner => OfOwner(owner, facts, weights)));
        (string Name, ImmutableArray<MatchSuggestion> Found)[] all = [(Profile, profiles), (Place, places), (Owner, owners)];
        return new MatchSuggestions(profiles, places, owners, [.. all.Where(kind => !IsClear(kind.Found, weights)).Select(kind => kind.Name)]);
    }

    private static MatchSuggestion OfProfile(DeviceProfile profile, MatchFacts facts, MatchingOptions weights)
    {
        var signs = new Signs();
        var known = profile.Metrics.Select(metric => metric.Key).Concat((profile.Sources.IsDefault ? [] : profile.Sources).Select(source => source.Key)).ToHashSet(StringComparer.Ordinal);
        var shared = facts.Seen.Count(known.Contains);
        if (shared > 0)
        {
            var likeness = 2d * shared / (facts.Seen.Count + profile.Metrics.Length);
            signs.Add(weights.Payload * Math.Min(1, likeness), $"{shared} of its {facts.Seen.Count} values are known to the profile: {string.Join(", ", facts.Seen.Where(known.Contains).Take(Most))}");
        }

        if (facts.Terms?.Profile == profile.Id)
        {
            signs.Add(weights.Key, "its provisioning key is for this profile");
        }

        if (facts.Words.FirstOrDefault(word => Says(word, profile)) is { } said)
        {
            signs.Add(weights.Naming, $"its name or topic says '{said}'");
        }

        AddNeighbours(signs, facts.Neighbours, neighbour => neighbour.Profile == profile.Id, weights);
        return signs.For(new ObjectKey(ObjectKind.Profile, profile.Id));
    }

    private static MatchSuggestion OfPlace(ObjectKey place, MatchFacts facts, MatchingOptions weights)
    {
        var signs = new Signs();
        if (PlaceIn(facts.Terms) == place)
        {
            signs.Add(weights.Key, "its provisioning key is for this place");
        }

        AddNamed(signs, place, facts, weights);
        AddNeighbours(signs, facts.Neighbours, neighbour => neighbour.Place == place, weights);
        return signs.For(place);
    }

    private static MatchSuggestion OfOwner(ObjectKey owner, MatchFacts facts, MatchingOptions weights)
    {
        var signs = new Signs();
        AddNamed(signs, owner, facts, weights);
        AddNeighbours(signs, facts.Neighbours, neighbour => neighbour.Household == owner.Id, weights);
        return signs.For(owner);
    }

    private static IEnumerable<ObjectKey> PlacesOf(MatchFacts facts) => facts.Neighbours.Select(neighbour => neighbour.Place).OfType<ObjectKey>()
        .Concat(facts.Named.Where(named => named.Kind != ObjectKind.Household))
        .Concat(PlaceIn(facts.Terms) is { } place ? [place] : []).Distinct();

    private static IEnumerable<ObjectKey> OwnersOf(MatchFacts facts) => facts.Neighbours.Select(neighbour => neighbour.Household).OfType<string>()
        .Select(household => new ObjectKey(ObjectKind.Household, household))
        .Concat(facts.Named.Where(named => named.Kind == ObjectKind.Household)).Distinct();

    private static ObjectKey? PlaceIn(ProvisioningTerms? terms) =>
        terms?.Building is { } building ? new ObjectKey(ObjectKind.Building, building)
        : terms?.Grid is { } grid ? new ObjectKey(ObjectKind.Grid, grid)
        : null;

    /// <summary>Such as <c>smoke</c>, for a profile of that id or with metrics that begin with it.</summary>
    private static bool Says(string word, DeviceProfile profile) =>
        word.Length > 2 && (profile.Id.Split('-').Contains(word, StringComparer.OrdinalIgnoreCase)
            || profile.Metrics.Any(metric => metric.Key.StartsWith(word + '.', StringComparison.OrdinalIgnoreCase)));

    private static void AddNamed(Signs signs, ObjectKey named, MatchFacts facts, MatchingOptions weights)
    {
        if (facts.Named.Contains(named))
        {
            signs.Add(weights.Naming, $"its name or topic says '{named.Id}'");
        }
    }

    private static void AddNeighbours(Signs signs, ImmutableArray<Neighbour> neighbours, Func<Neighbour, bool> has, MatchingOptions weights)
    {
        var count = neighbours.Count(has);
        if (count > 0)
        {
            var share = (double)count / neighbours.Length;
            signs.Add(weights.Neighbours * share, string.Create(CultureInfo.InvariantCulture, $"{count} of {neighbours.Length} devices that are called alike: {string.Join(", ", neighbours.Where(has).Take(Most).Select(one => one.Id))}"));
        }
    }

    private static ImmutableArray<MatchSuggestion> Ranked(IEnumerable<MatchSuggestion> found) =>
        [.. found.Where(one => one.Confidence > 0).OrderByDescending(one => one.Confidence).ThenBy(one => one.Object.ToString(), StringComparer.Ordinal).Take(Most)];

    private static bool IsClear(ImmutableArray<MatchSuggestion> found, MatchingOptions weights) =>
        !found.IsEmpty && found[0].Confidence >= weights.Least && (found.Length == 1 || found[0].Confidence - found[1].Confidence >= weights.Lead);

    private sealed class Signs
    {
        private readonly List<(double Weight, string Reason)> _signs = [];

        public void Add(double weight, string reason) => _signs.Add((weight, reason));

        public MatchSuggestion For(ObjectKey found) => new(
            found,
            Math.Round(1 - _signs.Aggregate(1d, (rest, sign) => rest * (1 - sign.Weight)), 2),
            [.. _signs.OrderByDescending(sign => sign.Weight).Select(sign => sign.Reason)]);
    }
}
