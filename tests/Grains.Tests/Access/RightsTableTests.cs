using Twin.Access;
using Twin.Compartment;
using Twin.Fixtures;
using Twin.Objects;
using Twin.People;

namespace Twin.Grains.Tests.Access;

public sealed class RightsTableTests
{
    [Fact]
    public async Task The_page_says_what_the_table_says() =>
        Assert.Null(await Snapshot.FindDifference("docs/security/rights.md", RightsDocument.Write()));

    [Fact]
    public void Every_line_has_a_cell_for_every_role_and_no_two_lines_say_the_same()
    {
        Assert.All(RightsTable.Actions, row => Assert.Equal(RightsTable.Columns.Length, row.Reaches.Length));
        Assert.All(RightsTable.Fields, row => Assert.Equal(RightsTable.Columns.Length, row.Sights.Length));
        var rights = RightsTable.Actions.SelectMany(row => row.Kinds.SelectMany(kind => row.Rights.Select(right => (kind, right)))).ToList();
        Assert.Equal(rights.Distinct(), rights);
        var fields = RightsTable.Fields.SelectMany(row => row.Fields.Select(field => (row.Kind, field))).ToList();
        Assert.Equal(fields.Distinct(), fields);
    }

    [Fact]
    public void What_is_shown_masked_has_a_mask() =>
        Assert.All(
            RightsTable.Fields.Where(row => row.Sights.Any(sight => sight is Sight.Masked or Sight.Revealable)).SelectMany(row => row.Fields),
            field => Assert.NotNull(Mask.For(field)));

    [Fact]
    public void Nobody_sees_a_field_of_a_kind_it_may_not_read() => Assert.All(
        from row in RightsTable.Fields
        from role in RightsTable.Columns
        where Rights.ReachOf(role, row.Kind, Right.Read) == Reach.None
        select (row.Kind, role, Sight: row.Sights[(int)role - 1]),
        cell => Assert.Equal(Sight.Hidden, cell.Sight));

    [Fact]
    public void Every_field_of_a_person_a_home_and_the_compartment_has_a_line() => Assert.All(
        (IEnumerable<(string Kind, Type Type)>)[
            (ObjectKind.Person, typeof(PersonAttributes)), (ObjectKind.Person, typeof(PersonSnapshot)),
            (ObjectKind.Household, typeof(HouseholdAttributes)), (ObjectKind.Household, typeof(HouseholdSnapshot)),
            (RightsTable.Compartment, typeof(SpecialPersonAttributes)), (RightsTable.Compartment, typeof(PetitionAttributes))],
        shape => Assert.All(
            AttributeJson.Options.GetTypeInfo(shape.Type).Properties,
            property => Assert.True(
                RightsTable.Fields.Any(row => row.Kind == shape.Kind && row.Fields.Contains(property.Name)),
                $"{shape.Kind}.{property.Name} has no line in RightsTable.Fields: add it there with how each role sees it.")));

    [Fact]
    public void Administrator_operator_and_auditor_are_three()
    {
        Assert.Equal(Reach.None, Rights.ReachOf(Role.Administrator, RightsTable.Audit, Right.Read));
        Assert.Equal(Reach.None, Rights.ReachOf(Role.Operator, RightsTable.Audit, Right.Read));
        Assert.Equal(Reach.None, Rights.ReachOf(Role.Operator, ObjectKind.Account, Right.Edit));
        Assert.Equal(Reach.None, Rights.ReachOf(Role.Operator, ObjectKind.Person, Right.Read));
        Assert.Equal(Reach.None, Rights.ReachOf(Role.Administrator, ObjectKind.Person, Right.Reveal));
        Assert.Equal([(RightsTable.Audit, Right.Read)], RightsTable.Actions
            .Where(row => row.Reaches[(int)Role.Auditor - 1] != Reach.None)
            .SelectMany(row => row.Kinds.SelectMany(kind => row.Rights.Select(right => (kind, right)))));
    }
}
