using System.Text;
using System.Text.Json;
using Twin.Cases;

namespace Twin.Grains.Tests.Cases;

/// <summary>How a case moves, as a page to read.</summary>
internal static class CaseDocument
{
    private const string Introduction = """
        # Cases

        A case begins with an alarm, or with what somebody reports (`POST /api/v1/cases`), and ends answered. Whoever may take
        reports up has one with a category filed at once; a resident's is `reported` and looked at first. Every open case has
        an owner (`desk`, `dispatch`, `worker`, `department`, `supervisor`) and a due time. The trail keeps each step with
        actor, time, status before and after; ID and phone numbers in notes are blotted out, and what was reported is
        encrypted in the database.

        More on [photos and videos](attachments.md), [cases that may be one matter](duplicates.md), [figures](figures.md),
        [Open311](open311.md) and [webhooks](webhooks.md).

        ## Steps

        `POST /api/v1/cases/{id}/{step}` with what the step needs; what it does not take is refused by its field. With `If-Match`
        only the revision I have seen (412). Another step than those of the status is answered 409 with what is possible.
        A claim keeps others off for 5 minutes.

        This page is made from `Grains/Cases/CaseTransitions.cs` and `CaseMoves.cs`. After a change of it run the tests
        `Twin.Grains.Tests.Cases` with `TWIN_UPDATE_SNAPSHOTS=1` and commit it.

        """;

    private const string Rest = """

        * `return`: the second time, or out of a department's queue, a supervisor says whose it is (`arbitration`).
        * `reopen`, and a reporter's `dispute` of a closed case, within 15 days: the first time to its handler, watched by the
          supervisor; the second time to `arbitration`.
        * `merge`: all who reported it follow the other case; `unmerge` undoes it.
        * `resolve` waits for the tasks of departments. Who handled a case does not verify it.
        * All alarms of a case cleared: `closingProposed`. A person decides; a case of a category with `closesItself` ([device care](device-care.md)) is closed
          by the twin, unless a department still has a task.

        ## Time

        The clock starts at the first dispatch, stands still while a case is suspended or waits for a supervisor, and goes on
        with what is left. At 75 % of its time a case is `amber`, at 100 % `red` and escalated to the supervisor, at 150 %
        `street`. Where a category counts working hours, hours, weekends, holidays and swapped days come from
        `Grains/Cases/work-calendar.json` (holidays of 2026 as announced by the State Council) and `Twin:Cases:Calendar`.

        Limits are data: `Grains/Cases/case-policies.json`, changed or added to by `Twin:Cases:Policies:{category}` with
        `AcceptWithin`, `SignWithin`, `ResolveWithin`, `VerifyWithin`, `WorkingHours`, `Department`, and below `Severities:{severity}` and
        `Areas:{area code}`. `GET /api/v1/case-categories` lists them.

        ## Who gets it

        Of the grid's roster whoever is on duty, within a shift and not on leave; before others those with the category
        among their `skills`; then the one with the least to do. Somebody on leave is stood in for by the deputy. Not signed in
        time, it goes to the next. `GET /api/v1/cases/{id}/candidates` shows everybody with the reason, for `assign` by hand.

        ```
        {"kind":"grid-worker","id":"w-002","name":"王芳","grids":["500103002001001"],"onDuty":true,"skills":["ponding"],
         "shifts":[{"days":[1,2,3,4,5],"from":"08:00:00","to":"18:00:00"}],"leave":[{"from":"2026-10-08","to":"2026-10-09","deputy":"w-001"}]}
        ```

        ## What to do

        `GET /api/v1/cases/{id}` shows staff the `procedure` for the status a case is in: the text of the version that was in force
        when it came to that status, and which version is the newest. `GET /api/v1/procedures/{category}` has all versions, `PUT`
        publishes the next one (administrators); a version is never changed. Those that ship are version 0, from
        `Grains/Procedures/procedures.json`.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n")).Append("\n| status | step | then | by | needs | may say |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in CaseTransitions.All.OrderBy(row => Order(row.From)))
        {
            page.Append($"| {Name(row.From)} | `{Name(row.Action)}` | {(row.To == row.From ? string.Empty : Name(row.To))} | {Names(row.By)} | {Names(row.Needs)} | {Names(row.Takes)} |\n");
        }

        page.Append("\nWhat a case does by itself, with what the trail calls it:\n\n| status | then | step | when |\n| --- | --- | --- | --- |\n");
        foreach (var move in CaseMoves.All)
        {
            page.Append($"| {string.Join(", ", move.From.Select(Name))} | {Name(move.To)} | `{move.Step}` | {move.When} |\n");
        }

        return page.Append(Rest.ReplaceLineEndings("\n")).ToString();
    }

    private static int Order(CaseStatus status) => CaseTransitions.Open.IndexOf(status) is var at and >= 0 ? at : 100 + (int)status;

    private static string Names<TFlags>(TFlags flags)
        where TFlags : struct, Enum => string.Join(
            ", ", Enum.GetValues<TFlags>().Where(flag => System.Numerics.BitOperations.IsPow2(Convert.ToInt32(flag, System.Globalization.CultureInfo.InvariantCulture)) && flags.HasFlag(flag)).Select(Name));

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
