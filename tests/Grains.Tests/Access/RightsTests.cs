using Twin.Access;
using Twin.Search;

namespace Twin.Grains.Tests.Access;

public sealed class RightsTests
{
    private const string Area = "500103002001001";

    private static readonly ObjectKey Person = new(ObjectKind.Person, "p-1");

    [Theory]
    [InlineData(Role.GridWorker, "500103002", true)]
    [InlineData(Role.GridWorker, "500104", false)]
    [InlineData(Role.Operator, "", false)]
    [InlineData(Role.Auditor, "", false)]
    public void Areas_reach_what_lies_in_them(Role role, string scope, bool allowed) =>
        Assert.Equal(allowed, Rights.Allow(Caller(role, scope), Right.Read, Person, Area));

    [Theory]
    [InlineData("building/b-1", true)]
    [InlineData("building/b-2", false)]
    public void A_property_company_reaches_what_is_linked_to_its_buildings(string bound, bool allowed) =>
        Assert.Equal(allowed, Rights.Allow(Caller(Role.PropertyCompany, "500103", bound), Right.Read, Person, Area, Links("building", "building/b-1")));

    [Fact]
    public void A_property_company_reaches_nothing_outside_its_areas() =>
        Assert.False(Rights.Allow(Caller(Role.PropertyCompany, "500104", "building/b-1"), Right.Read, Person, Area, Links("building", "building/b-1")));

    [Theory]
    [InlineData("person/p-1", "landlord", true)]
    [InlineData("person/p-2", "guardian", true)]
    [InlineData("person/p-2", "landlord", false)]
    [InlineData("person/p-3", "guardian", false)]
    public void A_resident_reaches_itself_and_its_wards(string bound, string relation, bool allowed) =>
        Assert.Equal(allowed, Rights.Allow(Caller(Role.Resident, "", bound), Right.Read, Person, Area, Links(relation, "person/p-2")));

    [Fact]
    public void Without_a_purpose_nobody_reads_a_person_and_everybody_may_still_change_one()
    {
        var caller = Caller(Role.GridWorker, "500103") with { Purpose = " " };

        Assert.False(Rights.Allow(caller, Right.Read, Person, Area));
        Assert.Contains("X-Purpose", Rights.Refuse(caller, ObjectKind.Person, Right.Read)!.Message, StringComparison.Ordinal);
        Assert.True(Rights.Allow(caller, Right.Edit, Person, Area));
        Assert.True(Rights.Allow(caller, Right.Read, new ObjectKey(ObjectKind.Device, "d-1"), Area));
    }

    [Fact]
    public void A_kind_without_a_line_is_a_thing()
    {
        Assert.Equal(Reach.Areas, Rights.ReachOf(Role.GridWorker, "elevator", Right.Edit));
        Assert.Equal(Reach.None, Rights.ReachOf(Role.Resident, "elevator", Right.Read));
    }

    private static Caller Caller(Role role, string scope, params string[] bound) =>
        new("somebody", role, new AreaScope([scope]), Worker: null, "visit", [.. bound.Select(ObjectKey.Parse)]);

    private static Func<System.Collections.Immutable.ImmutableArray<ObjectLink>> Links(string relation, string to) => () => [new ObjectLink(relation, ObjectKey.Parse(to))];
}
