using System.Collections.Immutable;
using Twin.Access;
using Twin.Search;

namespace Twin.Links;

/// <summary>Which links of people and homes a role may know of: as it sees the field each is made of.</summary>
internal static class LinkSight
{
    private static readonly ImmutableArray<(string Kind, string Relation, string Field)> Fields =
    [
        (ObjectKind.Person, ObjectKind.Household, "household"),
        (ObjectKind.Person, ObjectKind.Building, "home"),
        (ObjectKind.Person, ObjectKind.Grid, "grid"),
        (ObjectKind.Person, "consent", "consents"),
        (ObjectKind.Person, "guardian", "guardian"),
        (ObjectKind.Person, "guardian-on-record", "guardian"),
        (ObjectKind.Household, ObjectKind.Building, "building"),
        (ObjectKind.Household, ObjectKind.Room, "room"),
        (ObjectKind.Household, "landlord", "rental"),
        (ObjectKind.Household, "tenant", "rental"),
    ];

    /// <param name="kind">The kind of the object the link starts from.</param>
    public static bool MaySee(Role role, string kind, ObjectLink link) =>
        !Rights.IsPersonal(kind) || MaySee(role, kind, link.Added ? AddedLinks.Field : FieldOf(kind, link.Relation));

    /// <summary>The relations by which a role may not find people and homes, by their kind.</summary>
    public static IEnumerable<(string Kind, string Relation)> Hidden(Role role) =>
    [
        .. Fields.Where(link => !MaySee(role, link.Kind, link.Field)).Select(link => (link.Kind, link.Relation)),
        .. Fields.Select(link => link.Kind).Distinct(StringComparer.Ordinal).Where(kind => !MaySee(role, kind, AddedLinks.Field))
            .SelectMany(kind => Relations.ByHand.Select(relation => (kind, relation))),
    ];

    private static bool MaySee(Role role, string kind, string field) => Rights.SightOf(role, kind, field) == Sight.Clear;

    private static string FieldOf(string kind, string relation) =>
        Fields.FirstOrDefault(link => link.Kind == kind && link.Relation == relation).Field ?? AddedLinks.Field;
}
