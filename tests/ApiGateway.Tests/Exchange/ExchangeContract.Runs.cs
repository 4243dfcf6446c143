using System.Net;
using System.Text.Json;
using Twin.Fixtures;
using static Twin.Exchange.ExchangeApi;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Exchange;

public abstract partial class ExchangeContract
{
    [Fact]
    public async Task A_dry_run_says_what_a_run_then_does_and_a_replay_changes_nothing()
    {
        string[] lines =
        [
            """{"kind":"household","id":"h-run","building":"b-3","unit":1,"floor":2,"room":"201"}""",
            """{"kind":"person","id":"p-run-1","name":"王小明","household":"h-run"}""",
            """{"kind":"person","id":"p-run-2","name":"王芳","household":"h-none"}""",
            """{"kind":"person","id":"p-run-3","name":"张伟","phone":"123"}""",
            """{"kind":"person","id":"p-run-1","occupation":"教师"}""",
            """{"id":"p-run-4"}""",
            "not JSON",
        ];

        var dry = await Admin.ImportFile("source=police&dryRun=true", Ndjson(lines.Take(1)));
        var absent = await Send(Admin, HttpMethod.Get, "/objects/household/h-run");
        var run = await Admin.ImportFile("source=police&file=2026-11.ndjson", Ndjson(lines));
        var replay = await Admin.ImportFile("source=police", Ndjson(lines));
        var patch = await Admin.ImportFile("source=police&dryRun=true", Ndjson("""{"kind":"person","id":"p-run-1","occupation":"医生"}"""));

        Assert.Equal((1, 0, 0, 0, 0), dry.Counts());
        Assert.Equal(HttpStatusCode.NotFound, absent.Status);
        Assert.Equal((2, 1, 0, 0, 4), run.Counts());
        Assert.Equal((0, 0, 3, 0, 4), replay.Counts());
        Assert.Equal((0, 1, 0, 0, 0), patch.Counts());
        var person = await Admin.Attributes("person/p-run-1");
        Assert.Equal(("王小明", "h-run", "教师"), (Text(person, "name"), Text(person, "household"), Text(person, "occupation")));
        Assert.Equal(["household", "phone", "kind", "line"], (await Admin.Rows(run, "failed")).Select(row => Text(row, "field")));
        Assert.Equal(["created", "created", "failed", "failed", "changed", "failed", "failed"], (await Admin.Rows(run)).Select(row => row.GetProperty("status").GetString()!));

        var report = await Admin.Http.GetStringAsync($"/api/v1/imports/{run.GetProperty("id").GetString()}/report");
        Assert.Equal("line,kind,id,status,revision,field,error,conflicts", report.Split("\r\n")[0].TrimStart('\uFEFF'));
        Assert.StartsWith("3,person,p-run-2,failed,,household,household 'h-none' is not known", report.Split("\r\n")[3], StringComparison.Ordinal);
        Assert.Equal(run.GetProperty("id").GetString(), (await Admin.Get("/api/v1/imports")).GetProperty("items").EnumerateArray().First(import => import.GetProperty("plan").GetProperty("file").GetString() == "2026-11.ndjson").GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_a_file_brings_and_what_leaves_in_one_does_not_stay_in_memory()
    {
        const int rows = 1_200;
        var management = twin.Host.Grains.GetGrain<IManagementGrain>(0);

        await Admin.ImportFile("kind=logistics-centre&source=traffic", Csv("id,name,grid\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"m-{i},物流中心,{Grid}\n"))));
        await Eventually.Async(async () => await Held() < rows / 10, "what was imported has left memory");
        var file = await Admin.Download((await Admin.RequestExport("kind=logistics-centre&format=csv")).Body);

        Assert.Equal(rows + 2, System.Text.Encoding.UTF8.GetString(file.File).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        await Eventually.Async(async () => await Held() < rows / 10, "what was exported has left memory");

        // More than a thousand are said to be just that, but where they are counted.
        const int over = 1_001;
        var found = await Admin.Get("/api/v1/search?q=物流中心&limit=1");
        var kind = Assert.Single(found.GetProperty("kinds").EnumerateArray());
        Assert.Equal(("logistics-centre", over), (Text(kind, "value"), kind.GetProperty("count").GetInt32()));
        Assert.Equal((over, over), (Total(found), Total(await Admin.Get("/api/v1/objects?q=物流中心&limit=1"))));
        Assert.Equal((rows, rows), (Total(await Admin.Get("/api/v1/objects/count?q=物流中心")), Total(await Admin.Get("/api/v1/objects/summary?q=物流中心&by=kind"))));

        static int Total(JsonElement page) => page.GetProperty("total").GetInt32();
        async Task<int> Held() => (await management.GetSimpleGrainStatistics()).Where(static grain => grain.GrainType.Contains("ThingGrain", StringComparison.Ordinal)).Sum(static grain => grain.ActivationCount);
    }

    [Fact]
    public async Task A_run_is_cancelled_and_keeps_what_it_has_done()
    {
        var started = await Admin.Upload("kind=fitness-site&source=traffic", Csv("id,name,grid\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"c-{i},健身广场,{Grid}\n"))));
        var path = $"/imports/{started.Body.GetProperty("id").GetString()}";

        var cancelled = (await Send(Admin, HttpMethod.Post, $"{path}/cancel")).Body;
        var again = (await Send(Admin, HttpMethod.Post, $"{path}/cancel")).Body;

        Assert.Equal("cancelled", cancelled.GetProperty("phase").GetString());
        Assert.True(cancelled.GetProperty("done").GetInt32() < 10_000, cancelled.GetRawText());
        Assert.Equal(cancelled.GetProperty("done").GetInt32(), again.GetProperty("done").GetInt32());
        Assert.Equal(again.GetProperty("done").GetInt32(), (await Admin.Get("/api/v1/objects/count?kind=fitness-site")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_another_source_says_goes_to_the_review_list()
    {
        await Admin.ImportFile("source=police", Ndjson("""{"kind":"person","id":"p-two","name":"李小明","phone":"13911112222","household":"h-3-2-501"}"""));
        var claim = """{"kind":"person","id":"p-two","phone":"13933334444","occupation":"教师"}""";

        var import = await Admin.ImportFile("source=civil-affairs", Ndjson(claim));
        using var supervisor = await Supervisor();
        using var stranger = await SignIn("stranger", "supervisor", "500104");
        var conflict = (await supervisor.Get($"/api/v1/import-conflicts?kind=person&area={Grid}&source=civil-affairs")).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("object").GetString() == "person/p-two");
        var path = $"/import-conflicts/{conflict.GetProperty("id").GetString()}";

        Assert.Equal((0, 0, 0, 1, 0), import.Counts());
        Assert.Equal(["phone"], (await Admin.Rows(import))[0].GetProperty("conflicts").EnumerateArray().Select(field => field.GetString()!));
        Assert.Equal(("139****2222", "教师"), (Text(await Admin.Attributes("person/p-two"), "phone"), Text(await Admin.Attributes("person/p-two"), "occupation")));
        Assert.Equal(("phone", "139****2222", "police", "139****4444", "civil-affairs"), (Text(conflict, "field"), Text(conflict, "present"), Text(conflict, "presentSource"), Text(conflict, "proposed"), Text(conflict, "source")));
        Assert.DoesNotContain("p-two", (await stranger.Get("/api/v1/import-conflicts")).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(stranger, HttpMethod.Post, $"{path}/accept", ifMatch: "\"2\"")).Status);
        Assert.DoesNotContain("p-two", (await supervisor.Get("/api/v1/import-conflicts?kind=household")).GetRawText(), StringComparison.Ordinal);
        Assert.All([await twin.Dump("import_batch"), await twin.Dump("import_conflict")], table => Assert.DoesNotContain("13933334444", table, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Send(supervisor, HttpMethod.Post, $"{path}/accept")).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Send(supervisor, HttpMethod.Post, $"{path}/accept", ifMatch: "\"1\"")).Status);
        var accepted = await Send(supervisor, HttpMethod.Post, $"{path}/accept", ifMatch: (await Send(supervisor, HttpMethod.Get, path)).Tag);
        var again = await Send(supervisor, HttpMethod.Post, $"{path}/accept", ifMatch: "\"3\"");
        var rejected = await Send(supervisor, HttpMethod.Post, $"{path}/reject", ifMatch: "\"3\"");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict), (accepted.Status, again.Status, rejected.Status));
        Assert.Equal("139****4444", Text(await Admin.Attributes("person/p-two"), "phone"));
        Assert.Equal("chenjie", Text((await Admin.Get("/api/v1/objects/person/p-two/changes")).GetProperty("items")[0], "by"));
        using var auditor = await SignIn("auditor-x", "auditor", "");
        Assert.Contains("accept civil-affairs", (await auditor.Get("/api/v1/audit?object=person/p-two&action=change")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_rejected_is_not_asked_again_and_what_is_withdrawn_leaves_the_list()
    {
        await Admin.ImportFile("source=police", Ndjson("""{"kind":"person","id":"p-no","name":"赵六","household":"h-3-2-501","occupation":"厨师","education":"20"}"""));
        await Admin.ImportFile("source=civil-affairs", Ndjson("""{"kind":"person","id":"p-no","occupation":"司机","education":"30"}"""));
        var open = await Open("p-no");
        var path = $"/import-conflicts/{Text(open.Single(item => Text(item, "field") == "occupation"), "id")}";
        Assert.Equal(HttpStatusCode.OK, (await Send(Admin, HttpMethod.Post, $"{path}/reject", ifMatch: "\"1\"")).Status);

        await Admin.ImportFile("source=civil-affairs", Ndjson("""{"kind":"person","id":"p-no","occupation":"司机","education":"20"}"""));
        var replayed = await Open("p-no");
        await Admin.ImportFile("source=civil-affairs", Ndjson("""{"kind":"person","id":"p-no","occupation":"保安"}"""));

        Assert.Equal(["education", "occupation"], open.Select(item => Text(item, "field")).Order(StringComparer.Ordinal));
        Assert.Empty(replayed);
        Assert.Equal(["保安"], (await Open("p-no")).Select(item => Text(item, "proposed")));
    }

    [Fact]
    public async Task What_was_entered_by_hand_is_not_overwritten_and_an_import_without_a_source_keeps_its_ways()
    {
        await Admin.ImportFile("source=police", Ndjson("""{"kind":"household","id":"h-hand","building":"b-3","unit":1,"floor":3,"room":"301","use":"rented","rental":{"landlordName":"周九","purpose":"living"}}"""));
        var tag = (await Send(Admin, HttpMethod.Get, "/objects/household/h-hand")).Tag;
        await Send(Admin, HttpMethod.Patch, "/objects/household/h-hand", """{"rental":{"purpose":"office"}}""", tag);

        var import = await Admin.ImportFile("kind=household&source=police", Csv("id,rental.landlordName,rental.purpose\nh-hand,周十,living\n"));
        var rental = (await Admin.Attributes("household/h-hand")).GetProperty("rental");
        await Admin.ImportAll("""{"kind":"household","id":"h-hand","building":"b-3","unit":1,"floor":3,"room":"301"}""");

        Assert.Equal((0, 0, 0, 1, 0), import.Counts());
        Assert.Equal("office", Text(rental, "purpose"));
        Assert.Equal(["rental.purpose"], (await Open("h-hand")).Select(item => Text(item, "field")));
        Assert.False((await Admin.Attributes("household/h-hand")).TryGetProperty("rental", out _));
    }

    private async Task<JsonElement[]> Open(string id) =>
        [.. (await Admin.Get("/api/v1/import-conflicts?limit=200")).GetProperty("items").EnumerateArray().Where(item => Text(item, "object")!.EndsWith($"/{id}", StringComparison.Ordinal))];

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
