using System.Net;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Standalone;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Cases;

/// <summary>Several who have to do with one case, and one who has several.</summary>
public abstract partial class CaseContract
{
    [Fact]
    public async Task A_task_is_seen_and_finished_by_its_department_and_by_no_other()
    {
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        using var lamps = await Account("department-handler", bound: $"category/{TwinOnEngine.DepartmentCategory}", name: "case-lamps");
        using var roads = await Account("department-handler", bound: "category/ponding", name: "case-roads");
        var id = await Report(desk, "路灯倒在路上");
        await Until(supervisor, id, "dispatched");
        Assert.Equal(HttpStatusCode.NotFound, (await Send(lamps, HttpMethod.Get, $"/cases/{id}")).Status);

        await Step(supervisor, id, "add-task", """{"department":"市政照明","note":"断电"}""", "dispatched");
        await Step(supervisor, id, "add-task", """{"department":"园林","note":"清理树枝"}""", "dispatched");

        Assert.Contains(id, (await Send(lamps, HttpMethod.Get, "/cases")).Body.GetProperty("items").EnumerateArray().Select(item => Text(item, "id")));
        Assert.Equal(["comment", "finish-task"], (await Send(lamps, HttpMethod.Get, $"/cases/{id}")).Body.GetProperty("actions").EnumerateArray().Select(action => action.GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(lamps, HttpMethod.Post, $"/cases/{id}/finish-task", """{"task":2,"note":"好了"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(roads, HttpMethod.Post, $"/cases/{id}/finish-task", """{"task":1,"note":"好了"}""")).Status);
        await Step(lamps, id, "finish-task", """{"task":1,"note":"已断电"}""", "dispatched");
        Assert.Equal(HttpStatusCode.NotFound, (await Send(lamps, HttpMethod.Get, $"/cases/{id}")).Status);
        await Step(supervisor, id, "assign", """{"worker":"w-001"}""", "dispatched");
        using var worker = await twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        await Step(worker, id, "sign", null, "signed");
        await Step(worker, id, "start", null, "in-progress");
        Assert.Equal(HttpStatusCode.Conflict, (await Send(worker, HttpMethod.Post, $"/cases/{id}/resolve", """{"note":"好了"}""")).Status);
        await Step(supervisor, id, "finish-task", """{"task":2,"note":"园林电话说已清理"}""", "in-progress");
        await Step(worker, id, "resolve", """{"note":"好了"}""", "awaiting-verification");
        var tasks = (await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Body.GetProperty("tasks").EnumerateArray().Select(task => $"{Text(task, "doneBy")}: {Text(task, "result")}");
        Assert.Equal(["case-lamps: 已断电", "case-supervisor: 园林电话说已清理"], tasks);
    }

    [Fact]
    public async Task Cases_are_handed_over_as_they_are_and_leave_hands_them_to_the_deputy()
    {
        const string grid = "500103002001021";
        await Grid(grid, Worker("w-21", grid), Worker("w-22", grid, onDuty: false), Worker("w-23", grid, onDuty: false));
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        using var first = await twin.Host.SignIn("w-21", Password);
        using var second = await twin.Host.SignIn("w-22", Password);
        using var third = await twin.Host.SignIn("w-23", Password);
        var (signed, fresh) = (await ReportIn(desk, grid), await ReportIn(desk, grid));
        await Until(first, signed, "dispatched");
        await Until(first, fresh, "dispatched");
        await Step(first, signed, "sign", null, "signed");
        var due = Text((await Send(supervisor, HttpMethod.Get, $"/cases/{signed}")).Body, "due");

        Assert.Equal("worker", (await Send(first, HttpMethod.Post, "/grid-workers/w-21/hand-over", """{"worker":"w-none"}""")).Fault.Field);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(second, HttpMethod.Post, "/grid-workers/w-21/hand-over", """{"worker":"w-22"}""")).Status);
        var handed = await Send(first, HttpMethod.Post, "/grid-workers/w-21/hand-over", """{"worker":"w-22","note":"夜班接手"}""");

        Assert.Equal((HttpStatusCode.OK, 2), (handed.Status, handed.Body.GetProperty("cases").GetInt32()));
        await Eventually.Async(async () => (await Inbox(second)).Count == 2 && (await Inbox(first)).Count == 0, "both cases have gone over");
        var seen = (await Send(supervisor, HttpMethod.Get, $"/cases/{signed}")).Body;
        Assert.Equal(("signed", "w-22", due), (Text(seen, "status"), Text(seen, "assignee"), Text(seen, "due")));
        Assert.Equal(("handed-over", "w-21", "w-22: 夜班接手"), Last(seen));
        await Step(second, signed, "start", null, "in-progress");

        await twin.Admin.ImportAll($$"""{"kind":"grid-worker","id":"w-22","name":"孙涛","grids":["{{grid}}"],"onDuty":true,"leave":[{"from":"2020-01-01","to":"2099-12-31","deputy":"w-23"}]}""");
        await Eventually.Async(async () => (await Inbox(third)).Count == 2 && (await Inbox(second)).Count == 0, "the deputy has both");
        await twin.Admin.ImportAll(Worker("w-21", grid, onDuty: false));
        await twin.Admin.ImportAll(Worker("w-23", grid));
        var later = await ReportIn(desk, grid);
        await Until(third, later, "dispatched");
        Assert.Equal("w-23", Text((await Send(supervisor, HttpMethod.Get, $"/cases/{later}")).Body, "assignee"));
    }

    [Fact]
    public async Task Of_workers_with_the_same_load_the_nearest_one_gets_the_case()
    {
        const string grid = "500103002001022";
        await Grid(grid, Worker("w-31", grid), Worker("w-32", grid));
        await twin.Admin.ImportAll(Place("b-far", grid, 106.60), Place("b-near", grid, 106.5701), Place("b-here", grid, 106.57));
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        foreach (var (worker, building) in ((string, string)[])[("w-31", "b-far"), ("w-32", "b-near")])
        {
            using var api = await twin.Host.SignIn(worker, Password);
            var id = await ReportAt(desk, building);
            await Until(supervisor, id, "dispatched");
            await Step(supervisor, id, "assign", $$"""{"worker":"{{worker}}"}""", "dispatched");
            await Step(api, id, "sign", null, "signed");
            await Eventually.Async(async () => (await Inbox(api)).Contains(id), $"{worker} has it");
        }

        var here = await ReportAt(desk, "b-here");
        await Until(supervisor, here, "dispatched");

        Assert.Equal("w-32", Text((await Send(supervisor, HttpMethod.Get, $"/cases/{here}")).Body, "assignee"));
        var metres = (await Send(supervisor, HttpMethod.Get, $"/cases/{here}/candidates")).Body.GetProperty("items").EnumerateArray()
            .ToDictionary(item => Text(item, "worker")!, item => item.GetProperty("distance").GetDouble());
        Assert.InRange(metres["w-32"], 5, 15);
        Assert.InRange(metres["w-31"], 2_500, 3_500);
    }

    [Fact]
    public async Task An_inbox_read_anew_shows_the_revision_that_a_step_can_be_made_from()
    {
        const string grid = "500103002001023";
        await Grid(grid, Worker("w-41", grid));
        using var desk = await Account("community-staff");
        using var worker = await twin.Host.SignIn("w-41", Password);
        var id = await ReportIn(desk, grid);
        await Until(worker, id, "dispatched");
        await twin.Host.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

        var item = Assert.Single((await Send(worker, HttpMethod.Get, "/me/inbox")).Body.GetProperty("items").EnumerateArray());

        var revision = $"\"{item.GetProperty("revision").GetInt64()}\"";
        Assert.Equal(HttpStatusCode.OK, (await Send(worker, HttpMethod.Post, $"/cases/{id}/sign", ifMatch: revision)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Send(worker, HttpMethod.Post, $"/cases/{id}/start", ifMatch: revision)).Status);
    }

    [Fact]
    public async Task Of_two_who_act_at_the_same_time_one_is_told_that_the_other_was_first()
    {
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        var id = Text((await Send(desk, HttpMethod.Post, "/cases", """{"text":"楼道堆物","building":"b-3"}""")).Body, "id")!;
        var tag = (await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Tag;

        var answers = await Task.WhenAll(
            Send(desk, HttpMethod.Post, $"/cases/{id}/accept", ifMatch: tag),
            Send(supervisor, HttpMethod.Post, $"/cases/{id}/supervise", """{"note":"限期"}""", ifMatch: tag));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task The_clock_is_stopped_moved_and_asked_for_and_a_second_return_goes_to_the_supervisor()
    {
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        using var worker = await twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        var until = TimeProvider.System.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        var id = await Report(desk, "围挡占路");
        await Step(supervisor, id, "supervise", """{"note":"督办"}""", Text((await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Body, "status")!);
        await Until(worker, id, "dispatched");
        var impossible = await Send(supervisor, HttpMethod.Post, $"/cases/{id}/verify");
        Assert.Equal(HttpStatusCode.Conflict, impossible.Status);
        Assert.Contains("possible now: ", Text(impossible.Body, "detail"), StringComparison.Ordinal);
        await Step(worker, id, "sign", null, "signed");
        await Step(worker, id, "ask-suspension", $$"""{"note":"等材料","until":"{{until}}"}""", "signed");
        await Step(supervisor, id, "suspend", null, "suspended");
        Assert.Equal(until, Text((await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Body, "due"));
        await Step(worker, id, "resume", null, "in-progress");
        await Step(worker, id, "ask-extension", $$"""{"note":"雨天","until":"{{until}}"}""", "in-progress");
        await Step(supervisor, id, "deny", """{"note":"不再延期"}""", "in-progress");
        var before = Due((await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Body);
        await Step(supervisor, id, "extend", $$"""{"until":"{{until}}"}""", "in-progress");
        Assert.True(Due((await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Body) > before);
        await Step(supervisor, id, "reclassify", """{"category":"ponding","severity":"major"}""", "in-progress");
        await Step(worker, id, "return", """{"note":"不归我"}""", "filed");
        await Step(supervisor, id, "assign", """{"worker":"w-001"}""", "dispatched");
        await Step(worker, id, "return", """{"note":"还是不归我"}""", "arbitration");
        var seen = (await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Body;
        Assert.Equal(("ponding", "major", "supervisor"), (Text(seen, "category"), Text(seen, "severity"), Text(seen, "owner")));
        Assert.True(seen.GetProperty("supervised").GetBoolean());
    }

    private async Task Grid(string grid, params string[] workers) => await twin.Admin.ImportAll(
        [$$"""{"kind":"grid","id":"{{grid}}","name":"网格{{grid[^2..]}}","community":"{{SampleCommunity.Community}}"}""", .. workers]);

    private static string Worker(string id, string grid, bool onDuty = true) =>
        $$"""{"kind":"grid-worker","id":"{{id}}","name":"孙涛","grids":["{{grid}}"],"onDuty":{{(onDuty ? "true" : "false")}},"userName":"{{id}}","password":"{{Password}}"}""";

    private static string Place(string id, string grid, double lon) =>
        $$$"""{"kind":"building","id":"{{{id}}}","name":"{{{id}}}","grid":"{{{grid}}}","units":1,"floors":6,"location":{"lon":{{{lon.ToString(System.Globalization.CultureInfo.InvariantCulture)}}},"lat":29.56}}""";

    private static Task<string> ReportIn(TwinApi desk, string grid) => ReportWhere(desk, $"\"grid\":\"{grid}\"");

    private static Task<string> ReportAt(TwinApi desk, string building) => ReportWhere(desk, $"\"building\":\"{building}\"");

    private static async Task<string> ReportWhere(TwinApi desk, string where)
    {
        var answer = await Send(desk, HttpMethod.Post, "/cases", $$"""{"text":"乱堆乱放",{{where}},"category":"exposed-garbage"}""");
        Assert.True(answer.Status == HttpStatusCode.Created, $"{answer.Status} {answer.Body}");
        return Text(answer.Body, "id")!;
    }

    private static DateTimeOffset Due(JsonElement seen) => seen.GetProperty("due").GetDateTimeOffset();

    private static (string?, string?, string?) Last(JsonElement seen)
    {
        var step = seen.GetProperty("trail").EnumerateArray().Last();
        return (Text(step, "action"), Text(step, "actor"), Text(step, "note"));
    }
}
