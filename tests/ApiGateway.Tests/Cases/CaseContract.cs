using System.Net;
using System.Text.Json;
using Twin.Attachments;
using Twin.Fixtures;
using Twin.Objects;
using Twin.Standalone;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Cases;

/// <summary>What people report, from the report to the rated answer, through REST.</summary>
public abstract partial class CaseContract(TwinOnEngine twin)
{
    private const string Password = "a-password-for-these-cases";

    [Fact]
    public async Task A_residents_report_is_taken_up_done_disputed_done_again_closed_reopened_and_rated()
    {
        using var resident = await Account("resident", bound: "person/p-0001");
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        using var worker = await twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);

        var reported = await Send(resident, HttpMethod.Post, "/cases", """{"text":"3栋门口积水，电话13812345678","building":"b-3"}""");
        Assert.Equal(HttpStatusCode.Created, reported.Status);
        var id = reported.Body.GetProperty("id").GetString()!;
        Assert.Equal(("reported", "desk", "3栋门口积水，电话***"), (Text(reported.Body, "status"), Text(reported.Body, "owner"), Text(reported.Body, "title")));
        Assert.Equal("3栋门口积水，电话13812345678", Text(reported.Body, "text"));

        Assert.Equal(HttpStatusCode.Created, (await Upload(resident, id, "image/jpeg", SampleFiles.Photo())).Status);
        Assert.Single(await AttachmentsSeen(desk, id));
        await Step(desk, id, "accept", """{"category":"ponding"}""", "accepted");
        await Step(desk, id, "ask", """{"note":"水有多深？"}""", "accepted");
        await Step(resident, id, "answer", """{"note":"到脚踝"}""", "accepted");
        await Step(desk, id, "comment", """{"note":"老住户，常来电","internal":true}""", "accepted");
        await Step(desk, id, "file", null, "filed");
        await Until(worker, id, "dispatched");
        await Step(worker, id, "sign", null, "signed");
        await Step(worker, id, "start", null, "in-progress");
        await Step(worker, id, "resolve", """{"note":"已疏通"}""", "awaiting-verification");
        await Step(resident, id, "dispute", """{"note":"还在积水"}""", "in-progress");
        await Step(worker, id, "resolve", """{"note":"换了井盖"}""", "awaiting-verification");
        await Step(resident, id, "confirm", null, "awaiting-verification");
        await Step(supervisor, id, "verify", null, "verified");
        await Step(supervisor, id, "close", null, "closed");
        await Step(resident, id, "dispute", """{"note":"又积水了"}""", "dispatched");
        await Step(worker, id, "sign", null, "signed");
        await Step(worker, id, "start", null, "in-progress");
        await Step(worker, id, "resolve", """{"note":"重铺"}""", "awaiting-verification");
        await Step(supervisor, id, "verify", null, "verified");
        await Step(supervisor, id, "close", null, "closed");
        await Step(resident, id, "rate", """{"speed":3,"service":5,"note":"辛苦了"}""", "rated");

        var seen = (await Send(resident, HttpMethod.Get, $"/cases/{id}")).Body;
        Assert.Equal(
            ["opened", "attached", "accepted", "asked", "answered", "filed", "dispatched", "signed", "started", "resolved", "disputed", "resolved", "confirmed", "verified", "closed", "disputed", "signed", "started", "resolved", "verified", "closed", "rated"],
            seen.GetProperty("trail").EnumerateArray().Select(step => Text(step, "action")));
        Assert.Equal(5, seen.GetProperty("rating").GetProperty("service").GetInt32());
        Assert.Contains((await Send(desk, HttpMethod.Get, $"/cases/{id}")).Body.GetProperty("trail").EnumerateArray(), step => Text(step, "note") == "老住户，常来电");
        Assert.Contains(id, (await Send(resident, HttpMethod.Get, "/cases")).Body.GetProperty("items").EnumerateArray().Select(item => Text(item, "id")));
        Assert.DoesNotContain("13812345678", await twin.Dump("grain_state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_the_same_matter_is_merged_followed_and_given_back()
    {
        using var desk = await Account("community-staff");
        using var resident = await Account("resident", bound: "person/p-0001");
        var first = await Report(desk, "路口垃圾成堆");
        var second = Text((await Send(resident, HttpMethod.Post, "/cases", """{"text":"垃圾没人收","building":"b-3"}""")).Body, "id")!;

        await Step(desk, second, "merge", $$"""{"into":"{{first}}"}""", "merged");

        await Eventually.Async(async () => (await Send(resident, HttpMethod.Get, $"/cases/{first}")).Status == HttpStatusCode.OK, "who reported the merged case follows the other");
        Assert.Equal(first, Text((await Send(resident, HttpMethod.Get, $"/cases/{second}")).Body, "mergedInto"));
        await Step(desk, second, "unmerge", null, "reported");
        await Eventually.Async(async () => (await Send(resident, HttpMethod.Get, $"/cases/{first}")).Status == HttpStatusCode.NotFound, "the other case has let go");
    }

    [Fact]
    public async Task Two_at_once_are_told_apart_by_revision_and_by_claim()
    {
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        var id = Text((await Send(desk, HttpMethod.Post, "/cases", """{"text":"楼道堆物","building":"b-3"}""")).Body, "id")!;
        var seen = await Send(supervisor, HttpMethod.Get, $"/cases/{id}");

        var claimed = await Send(desk, HttpMethod.Post, $"/cases/{id}/claim");
        var stale = await Send(supervisor, HttpMethod.Post, $"/cases/{id}/accept", ifMatch: seen.Tag);
        var kept = await Send(supervisor, HttpMethod.Post, $"/cases/{id}/accept", ifMatch: claimed.Tag);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.Conflict), (claimed.Status, stale.Status, kept.Status));
        Assert.Equal(HttpStatusCode.OK, (await Send(desk, HttpMethod.Post, $"/cases/{id}/accept")).Status);
    }

    [Fact]
    public async Task A_supervisor_sees_candidates_with_reasons_and_gives_a_case_by_hand()
    {
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        await twin.Admin.ImportAll(
            """{"kind":"grid-worker","id":"w-away","name":"赵敏","grids":["500103002001001"],"onDuty":true,"leave":[{"from":"2020-01-01","to":"2099-12-31","deputy":"w-deputy"}]}""",
            """{"kind":"grid","id":"500103002001009","name":"第九网格","community":"500103002001"}""",
            """{"kind":"grid-worker","id":"w-deputy","name":"钱进","grids":["500103002001009"],"onDuty":false,"skills":["ponding"],"shifts":[{"days":[1,2,3],"from":"08:00:00","to":"18:00:00"}]}""");
        var id = await Report(desk, "施工噪声");

        var candidates = await Send(supervisor, HttpMethod.Get, $"/cases/{id}/candidates");
        await Step(supervisor, id, "assign", """{"worker":"w-deputy"}""", "dispatched");

        Assert.Equal(
            ["w-away on-leave", "w-deputy off-duty for w-away"],
            candidates.Body.GetProperty("items").EnumerateArray().Where(item => Text(item, "worker") != "w-001")
                .Select(item => $"{Text(item, "worker")} {Text(item, "reason")}{(Text(item, "deputyFor") is { } on ? $" for {on}" : string.Empty)}").Order(StringComparer.Ordinal));
        Assert.Equal("w-deputy", Text((await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Body, "assignee"));
        Assert.Equal("worker", (await Send(supervisor, HttpMethod.Post, $"/cases/{id}/assign", """{"worker":"nobody"}""")).Fault.Field);
    }

    [Fact]
    public async Task A_case_of_a_department_is_in_its_queue_for_its_people_alone_and_goes_back_to_the_supervisor()
    {
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        using var lamps = await Account("department-handler", bound: $"category/{TwinOnEngine.DepartmentCategory}");
        using var roads = await Account("department-handler", bound: "category/ponding", name: "case-roads");
        var reported = await Send(desk, HttpMethod.Post, "/cases", $$"""{"text":"路灯不亮","building":"b-3","category":"{{TwinOnEngine.DepartmentCategory}}"}""");
        var id = Text(reported.Body, "id")!;

        await Until(lamps, id, "dispatched");
        var queued = (await Send(lamps, HttpMethod.Get, "/cases?status=dispatched")).Body.GetProperty("items").EnumerateArray().Select(item => Text(item, "id"));
        var seen = (await Send(lamps, HttpMethod.Get, $"/cases/{id}")).Body;
        Assert.Contains(id, queued);
        Assert.Equal(("department", "市政照明", null), (Text(seen, "owner"), Text(seen, "department"), Text(seen, "assignee")));
        Assert.Equal(HttpStatusCode.NotFound, (await Send(roads, HttpMethod.Post, $"/cases/{id}/sign")).Status);
        await Step(lamps, id, "sign", null, "signed");
        await Step(lamps, id, "return", """{"note":"属于物业"}""", "arbitration");
        await Step(supervisor, id, "assign", """{"worker":"w-001"}""", "dispatched");
        Assert.Equal("worker", Text((await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Body, "owner"));
    }

    [Fact]
    public async Task A_report_sent_again_with_its_key_is_the_same_case_and_one_from_nowhere_is_refused()
    {
        using var desk = await Account("community-staff");
        async Task<string?> WithKey()
        {
            using var again = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases") { Content = new StringContent("""{"text":"路灯不亮","building":"b-3"}""", System.Text.Encoding.UTF8, "application/json") };
            again.Headers.Add("Idempotency-Key", "offline-visit-7");
            using var answer = await desk.Http.SendAsync(again);
            return Text(JsonElement.Parse(await answer.Content.ReadAsStringAsync()), "id");
        }

        Assert.Equal(await WithKey(), await WithKey());
        Assert.Equal("building", (await Send(desk, HttpMethod.Post, "/cases", """{"text":"路灯不亮"}""")).Fault.Field);
        Assert.Equal("building", (await Send(desk, HttpMethod.Post, "/cases", """{"text":"路灯不亮","building":"none"}""")).Fault.Field);
        Assert.Equal("category", (await Send(desk, HttpMethod.Post, "/cases", """{"text":"路灯不亮","building":"b-3","category":"none"}""")).Fault.Field);
        Assert.Equal("text", (await Send(desk, HttpMethod.Post, "/cases", """{"text":"  ","building":"b-3"}""")).Fault.Field);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(desk, HttpMethod.Post, "/cases/none/accept")).Status);
    }

    private async Task<TwinApi> Account(string role, string? bound = null, string? name = null)
    {
        name ??= $"case-{role}";
        var bindings = bound is null ? "[]" : $"[\"{bound}\"]";
        await twin.Admin.ImportAll($$"""{"kind":"account","id":"{{name}}","role":"{{role}}","areas":["500103"],"bound":{{bindings}},"password":"{{Password}}"}""");
        return await twin.Host.SignIn(name, Password);
    }

    private static async Task<string> Report(TwinApi api, string text)
    {
        var answer = await Send(api, HttpMethod.Post, "/cases", $$"""{"text":"{{text}}","building":"b-3","category":"exposed-garbage"}""");
        Assert.Equal((HttpStatusCode.Created, "filed"), (answer.Status, Text(answer.Body, "status")));
        return Text(answer.Body, "id")!;
    }

    private static async Task Step(TwinApi api, string id, string step, string? body, string status)
    {
        var answer = await Send(api, HttpMethod.Post, $"/cases/{id}/{step}", body);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{step}: {(int)answer.Status} {answer.Body}");
        Assert.Equal(status, Text(answer.Body, "status"));
    }

    private static Task Until(TwinApi api, string id, string status) => Eventually.Async(
        async () => Text((await Send(api, HttpMethod.Get, $"/cases/{id}")).Body, "status") == status, $"the case is {status}");

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

public sealed class CaseTestsOnSqlite(TwinOnSqlite twin) : CaseContract(twin), IClassFixture<TwinOnSqlite>;

public sealed class CaseTestsOnPostgres(TwinOnPostgres twin) : CaseContract(twin), IClassFixture<TwinOnPostgres>;
