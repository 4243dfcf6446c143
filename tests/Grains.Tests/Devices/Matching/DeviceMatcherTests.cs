using System.Collections.Immutable;

namespace Twin.Devices.Matching;

public sealed class DeviceMatcherTests
{
    private static readonly DeviceProfile Smoke = Profile("smoke", "smoke.obscuration", "battery");
    private static readonly DeviceProfile Tank = Profile("septic-tank", "septic.ch4", "septic.level", "battery");
    private static readonly ObjectKey Building = new(ObjectKind.Building, "b-3");
    private static readonly ObjectKey Other = new(ObjectKind.Building, "b-4");

    private static readonly MatchFacts Nothing = new("x", Terms: null, [], [], [Smoke, Tank], [], []);

    [Fact]
    public void Match_knows_a_profile_by_the_values_of_the_device()
    {
        var match = DeviceMatcher.Match(Nothing with { Seen = ["battery", "smoke.obscuration"] }, new MatchingOptions());

        Assert.Equal(("smoke", 0.8), (match.Profiles[0].Object.Id, match.Profiles[0].Confidence));
        Assert.Contains("2 of its 2 values", match.Profiles[0].Reasons[0], StringComparison.Ordinal);
        Assert.Equal(["place", "owner"], match.Ambiguous);
    }

    [Fact]
    public void Match_knows_a_place_by_the_neighbours_the_name_and_the_key()
    {
        var facts = Nothing with
        {
            Words = ["b-4", "smoke"],
            Named = [Other],
            Neighbours = [new Neighbour("x-1", "smoke", Building, Household: null), new Neighbour("x-2", "smoke", Building, "h-1")],
        };

        var match = DeviceMatcher.Match(facts, new MatchingOptions());
        Assert.Equal([Building, Other], match.Places.Select(place => place.Object));
        Assert.Contains("place", match.Ambiguous);
        Assert.Equal("smoke", match.Profiles[0].Object.Id);
        Assert.DoesNotContain("profile", match.Ambiguous);
        Assert.Equal(0.3, Assert.Single(match.Owners).Confidence);

        var told = DeviceMatcher.Match(facts with { Terms = new ProvisioningTerms("批", Profile: null, "b-4", Grid: null, 1, ExpiresAt: null) }, new MatchingOptions());
        Assert.Equal((Other, 0.96), (told.Places[0].Object, told.Places[0].Confidence));
        Assert.DoesNotContain("place", told.Ambiguous);
    }

    [Fact]
    public void Match_is_clear_of_nothing_when_two_are_alike_or_nothing_is_known()
    {
        Assert.Equal(["profile", "place", "owner"], DeviceMatcher.Match(Nothing, new MatchingOptions()).Ambiguous);
        Assert.Contains("profile", DeviceMatcher.Match(Nothing with { Seen = ["battery"], Profiles = [Smoke, Smoke with { Id = "smoke-2" }] }, new MatchingOptions()).Ambiguous);
    }

    private static DeviceProfile Profile(string id, params string[] metrics) =>
        new(id, id, TimeSpan.FromDays(1), [.. metrics.Select(metric => new MetricDefinition(metric, metric, Unit: null, Min: null, Max: null))], []);
}
