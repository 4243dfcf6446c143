using System.Text;
using Twin.Access;

namespace Twin.Grains.Tests.Access;

/// <summary>The table of rights as a page to read.</summary>
internal static class RightsDocument
{
    private const string Introduction = """
        # Who may do what

        Made from `GrainInterfaces/Access/RightsTable.cs`: every decision, in a grain or in the gateway, asks that table.
        After a change of it run the tests `Twin.Grains.Tests.Access` with `TWIN_UPDATE_SNAPSHOTS=1` and commit this page.

        ## Rights

        `areas`: what lies in the account's areas · `bound`: of that, what belongs to the account's estates, buildings or
        categories · `own`: the account's person and its wards, a worker's own record · `all`: what lies in no area ·
        empty: not at all. Reading people, homes and the compartment needs a purpose besides. `thing` stands for every kind
        that has no line of its own. A role without a right is answered 403; an object out of reach is answered like one
        that is not there.

        """;

    private const string Fields = """

        ## Fields of people, homes and the compartment

        `clear` · `masked` · `reveal`: masked, and in clear one field at a time with a reason, audited · empty: hidden, and
        nothing can be found by it. A field without a line is hidden; fields of other kinds are clear to all who may read
        them. A mask leaves of a name `张*`, `王*明`, `欧阳**`; of an ID number the first 6 and the last 4; of a phone
        `138****8000`; of an address what leads to the building.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n")).Append('\n');
        Header(page, "kind", "right");
        foreach (var row in RightsTable.Actions)
        {
            Line(page, string.Join(", ", row.Kinds), string.Join(", ", row.Rights.Select(right => Name(right))), row.Reaches.Select(reach => reach == Reach.None ? string.Empty : Name(reach)));
        }

        page.Append(Fields.ReplaceLineEndings("\n")).Append('\n');
        Header(page, "kind", "field");
        foreach (var row in RightsTable.Fields)
        {
            Line(page, row.Kind, string.Join(", ", row.Fields), row.Sights.Select(sight => sight switch
            {
                Sight.Hidden => string.Empty,
                Sight.Revealable => "reveal",
                _ => Name(sight),
            }));
        }

        return page.ToString();
    }

    private static void Header(StringBuilder page, string first, string second)
    {
        Line(page, first, second, RightsTable.Columns.Select(role => Name(role)));
        Line(page, "---", "---", RightsTable.Columns.Select(_ => "---"));
    }

    private static void Line(StringBuilder page, string first, string second, IEnumerable<string> cells) =>
        page.Append($"| {first} | {second} | {string.Join(" | ", cells)} |\n");

    private static string Name<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');
}
