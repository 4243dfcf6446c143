using System.Text;
using System.Text.Json;
using Twin.Cases;

namespace Twin.Grains.Tests.Cases;

/// <summary>How a case moves, as a page to read.</summary>
internal static class CaseDocument
{
    /// <summary>A step from more statuses than these is said in words.</summary>
    private const int MostArrows = 4;

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
        * `add-task` gives a part to a department. One that a category names (`Department`) sees the case while its task is open, and finishes the
          task itself; of another one somebody of the staff says that it is done. A task that is late is shown to the supervisor.
        * `resolve` waits for the tasks of departments. Who handled a case does not verify it.
        * All alarms of a case cleared: `closingProposed`. A person decides; a case of a category with `closesItself` ([device care](device-care.md)) is closed
          by the twin, unless a department still has a task.

        ## Time

        Until somebody is found for it a filed case has the time in which it should be signed. The clock starts at the first dispatch, stands still while a case is suspended or waits for a supervisor, and goes on
        with what is left. At 75 % of its time a case is `amber`, at 100 % `red` and escalated to the supervisor, at 150 %
        `street`. Where a category counts working hours, hours, weekends, holidays and swapped days come from
        `Grains/Cases/work-calendar.json` (holidays of 2026 as announced by the State Council) and `Twin:Cases:Calendar`.

        Limits are data: `Grains/Cases/case-policies.json`, changed or added to by `Twin:Cases:Policies:{category}` with
        `AcceptWithin`, `SignWithin`, `ResolveWithin`, `VerifyWithin`, `WorkingHours`, `Department`, and below `Severities:{severity}` and
        `Areas:{area code}`. `GET /api/v1/case-categories` lists them.

        ## How fast

        Measured on two cores that also ran the devices and the watchers, each alarm the beginning of a case of its own, from PUBLISH over MQTT to the
        live push of the worker whose grid it is (`dotnet run -c Release --project tests/Benchmarks -- alarms --engine sqlite --warm-up 15 --seconds 20`):

        | figure | measured | goal |
        | --- | --- | --- |
        | 200 alarms/s across 2,000 buildings in 40 grids, SQLite | p50 59 ms, p99 164 ms, worst 201 ms | p99 ≤ 250 ms |
        | the same on PostgreSQL, two runs | p50 56 and 61 ms, p99 176 and 242 ms, worst 238 and 451 ms | p99 ≤ 250 ms |
        | of 5,500 alarms on each | 0 lost, 0 doubled; 5,500 cases, each in one inbox | 0, 0 |
        | processor an alarm | SQLite 6.1 ms, 1.2 cores in all; PostgreSQL 3.9 ms beside the server's own | |

        An alarm is six commits, three of them one after the other; on PostgreSQL each is one trip to the server. The feed is looked at every 50 ms, half
        of which an alarm waits. Who has which case is kept in memory and read from the cases' cards, so that inboxes and grids are written no more
        however many cases are open.

        Of 100,000 open cases with due times (`-- due --engine sqlite --cases 100000`): at rest 3.4 % of a core for everything in one process, where it was
        6.2 % just after the start and before there was a case; 12,000 steps (75, 100 and 150 %) of 4,000 cases, p50 0.4 s, p99 0.9 s, worst 1.2 s after their
        time (goal 2 s), none missing, none out of turn. 369 cases a second were opened, dispatched and delivered.

        The overview of a district of 577,114 people (`-- overview --engine sqlite --loaded 10000 --objects 1000000`): p50 0.8 ms, p99 2.9 ms, and p99 1.2 ms
        while 200 objects a second change (goal 20 ms). On PostgreSQL p50 0.9 ms, p99 1.7 ms, and p99 4.1 ms while they change.

        ## Who gets it

        Of the grid's roster whoever is on duty, within a shift and not on leave; before others those with the category
        among their `skills`; then the one with the least to do; then the nearest, by the cases a worker has accepted and is at:
        nobody is followed. Somebody on leave is stood in for by the deputy, who also gets what is open on the first day of the
        leave. Not signed in time, it goes to the next. `POST /api/v1/grid-workers/{id}/hand-over` gives all open cases of a
        worker to a colleague, each as it is and with the time it has left, at the end of a shift for example. `GET /api/v1/cases/{id}/candidates` shows everybody with the reason, for `assign` by hand.

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
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        Draw(page);
        page.Append("\n| status | step | then | by | needs | may say |\n| --- | --- | --- | --- | --- | --- |\n");
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

    /// <summary>A Mermaid diagram of what moves a case; what is possible nearly everywhere would hide the rest.</summary>
    private static void Draw(StringBuilder page)
    {
        var moving = CaseTransitions.All.Where(static row => row.To != row.From).ToLookup(static row => (row.Action, row.To));
        var drawn = moving.Where(static rows => rows.Count() <= MostArrows).SelectMany(static rows => rows).Select(static row => (row.From, row.To, Label: Name(row.Action)))
            .Concat(CaseMoves.All.Where(static move => move.From.Length <= MostArrows).SelectMany(static move => move.From.Select(from => (From: from, move.To, Label: $"{move.Step} by itself"))))
            .Where(static arrow => arrow.From != arrow.To)
            .GroupBy(static arrow => (arrow.From, arrow.To), static arrow => arrow.Label)
            .ToList();

        page.Append("\n```mermaid\nstateDiagram-v2\n");
        foreach (var status in drawn.SelectMany(static arrow => (CaseStatus[])[arrow.Key.From, arrow.Key.To]).Distinct().OrderBy(Order))
        {
            page.Append($"    state \"{Name(status)}\" as {status}\n");
        }

        page.Append($"    [*] --> {CaseStatus.Reported}\n    [*] --> {CaseStatus.Filed}\n");
        foreach (var arrow in drawn)
        {
            page.Append($"    {arrow.Key.From} --> {arrow.Key.To}: {string.Join(", ", arrow)}\n");
        }

        var many = moving.Where(static rows => rows.Count() > MostArrows).Select(static rows => $"`{Name(rows.Key.Action)}` to {Name(rows.Key.To)}")
            .Concat(CaseMoves.All.Where(static move => move.From.Length > MostArrows).Select(static move => $"{move.Step} by itself to {Name(move.To)}"));
        page.Append($"```\n\nNot drawn, because they start from many statuses: {string.Join(", ", many)}.\n");
    }

    private static int Order(CaseStatus status) => CaseTransitions.Open.IndexOf(status) is var at and >= 0 ? at : 100 + (int)status;

    private static string Names<TFlags>(TFlags flags)
        where TFlags : struct, Enum => string.Join(
            ", ", Enum.GetValues<TFlags>().Where(flag => System.Numerics.BitOperations.IsPow2(Convert.ToInt32(flag, System.Globalization.CultureInfo.InvariantCulture)) && flags.HasFlag(flag)).Select(Name));

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
