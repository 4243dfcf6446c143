using System.Net;
using System.Text.Json;
using CsCheck;
using Twin.Fixtures;
using Twin.Objects;
using Twin.Residents;
using Twin.Standalone;

namespace Twin.Visits;

/// <summary>Plans of visits, what becomes overdue, and what comes back, through REST; each engine runs it.</summary>
public abstract class VisitContract(TwinOnEngine twin) : ResidentsTwin(twin)
{
    private const string Past = "2020-01-01";

    private static readonly DateTimeOffset Yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);

    [Fact]
    public async Task An_overdue_visit_is_one_case_and_a_visit_ends_it()
    {
        await Admin.ImportAll(Home("151"), """{"kind":"person","id":"v-1","name":"秦朗","household":"h-151","labels":["living-alone","v-once"]}""");
        using var worker = await Twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        var visit = await Plan("once", "person", "v-once", "v-1");

        var task = string.Empty;
        await Eventually.Async(async () => (task = Text(await worker.Get($"/api/v1/visits/{visit}"), "task") ?? string.Empty).Length > 0, "the overdue visit has a case");
        await Eventually.Async(async () => Text(await worker.Get($"/api/v1/cases/{task}"), "status") == "dispatched", "somebody is sent");
        await Awake(visit);
        await Twin.Host.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await Awake(visit);
        Assert.Equal(1, (await worker.Get("/api/v1/cases?household=h-151")).GetProperty("total").GetInt32());
        var seen = await worker.Get($"/api/v1/cases/{task}");
        Assert.Equal(("visit", "h-151"), (Text(seen, "category"), Text(seen, "household")));
        Assert.DoesNotContain("秦朗", Text(seen, "title")!, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await ObjectsTwin.Send(worker, HttpMethod.Post, $"/visits/{visit}/results", $$"""{"at":"{{Yesterday:O}}"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Submit(worker, visit, "future", new { at = Yesterday.AddDays(3) })).Status);
        await Submit(worker, visit, "nobody", new { at = Yesterday, outcome = "not-met" });
        Assert.Equal(task, Text(await worker.Get($"/api/v1/visits/{visit}"), "task"));
        await Submit(worker, visit, "done", new { at = Yesterday, note = "精神好，电话13812345678" });

        await Eventually.Async(async () => Text(await worker.Get($"/api/v1/cases/{task}"), "status") == "awaiting-verification", "what the case asked for is done");
        var after = await worker.Get($"/api/v1/visits/{visit}");
        Assert.Null(Text(after, "task"));
        Assert.True(DateOnly.Parse(Text(after, "dueOn")!) > DateOnly.FromDateTime(Yesterday.DateTime));
        Assert.Equal(["精神好，电话***", null], after.GetProperty("results").EnumerateArray().Select(result => Text(result, "note")).OrderDescending(StringComparer.Ordinal));
        using var silent = new TwinApi(worker.Http.BaseAddress!);
        silent.Http.DefaultRequestHeaders.Authorization = worker.Http.DefaultRequestHeaders.Authorization;
        silent.Http.DefaultRequestHeaders.Remove("X-Purpose");
        Assert.All((await silent.Get($"/api/v1/visits/{visit}")).GetProperty("results").EnumerateArray(), result => Assert.Null(Text(result, "note")));
        Assert.DoesNotContain("精神好", await Twin.DumpAll(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_go_into_the_object_with_a_diff_to_confirm_and_what_has_changed_since_goes_to_review()
    {
        await Admin.ImportAll(Home("152"), """{"kind":"person","id":"v-2","name":"秦明","phone":"13911112222","occupation":"教师","household":"h-152","labels":["v-diff"]}""");
        using var worker = await Twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        var visit = await Plan("diff", "person", "v-diff", "v-2");
        var values = new { phone = "13911119999", occupation = "退休", employer = "第一小学" };

        var diff = (await worker.Post($"/api/v1/visits/{visit}/diff", new { values })).GetProperty("fields");
        Assert.Equal(
            ["employer ->第一小学", "occupation 教师->退休", "phone 139****2222->139****9999"],
            diff.EnumerateArray().Select(field => $"{Text(field, "field")} {Text(field, "present")}->{Text(field, "proposed")}"));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(worker, $"/api/v1/visits/{visit}/diff", new { values = new { nothing = "1" } }));
        Assert.Equal(["phone refused"], Outcomes((await Submit(worker, visit, "r-0", new { at = Yesterday, values = new { phone = "1" }, seen = new { phone = "139****2222" } })).Body));
        await Admin.ImportAll("""{"kind":"person","id":"v-2","name":"秦明","phone":"13911112222","occupation":"医生","household":"h-152","labels":["v-diff"]}""");

        var taken = await Submit(worker, visit, "r-1", new { at = Yesterday, values, seen = new { phone = "139****2222", occupation = "教师" } });

        Assert.Equal(["employer applied", "occupation review", "phone applied"], Outcomes(taken.Body));
        var person = (await Admin.Get("/api/v1/people/v-2")).GetProperty("attributes");
        Assert.Equal(("139****9999", "医生", "第一小学"), (Text(person, "phone"), Text(person, "occupation"), Text(person, "employer")));
        var open = (await Admin.Get("/api/v1/import-conflicts?limit=200")).GetProperty("items").EnumerateArray().Single(item => Text(item, "source") == $"visit-result:{Text(taken.Body, "id")}");
        Assert.Equal(("occupation", "医生", "退休"), (Text(open, "field"), Text(open, "present"), Text(open, "proposed")));
        Assert.Equal(["employer applied", "occupation review", "phone applied"], Outcomes((await Submit(worker, visit, "r-1", new { at = Yesterday, values, seen = new { phone = "139****2222", occupation = "教师" } })).Body));
    }

    [Theory]
    [InlineData("day", 3)]
    [InlineData("week", 14)]
    public async Task A_facility_is_inspected_every_few_days_or_weeks(string unit, int days)
    {
        var id = $"v-site-{unit}";
        var site = await ObjectsTwin.Send(Admin, HttpMethod.Put, $"/objects/fitness-site/{id}", $$"""{"name":"健身广场","grid":"{{SampleCommunity.Grid}}"}""");
        Assert.True(site.Status == HttpStatusCode.OK, $"{site.Status} {site.Body}");
        using var worker = await Twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        var visit = await Plan(id, "fitness-site", label: null, id, $$"""{"every":{{(unit == "day" ? 3 : 2)}},"unit":"{{unit}}"}""");
        var task = string.Empty;
        await Eventually.Async(async () => (task = Text(await worker.Get($"/api/v1/visits/{visit}"), "task") ?? string.Empty).Length > 0, "the overdue inspection has a case");

        await Submit(worker, visit, $"{id}-done", new { at = Yesterday, note = "螺丝已拧紧" });

        await Eventually.Async(async () => Text(await worker.Get($"/api/v1/cases/{task}"), "status") == "awaiting-verification", "what the case asked for is done");
        var next = DateOnly.Parse(Text(await worker.Get($"/api/v1/visits/{visit}"), "dueOn")!);
        Assert.InRange(next.DayNumber - DateOnly.FromDateTime(Yesterday.DateTime).DayNumber, 1, days + 1);
    }

    [Fact]
    public async Task Whatever_comes_late_in_any_order_and_however_often_is_merged_or_put_to_review_never_lost_or_doubled()
    {
        using var worker = await Twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        var run = 0;
        var submissions = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[1, 400]).Array[1, 5];
        await Gen.Select(submissions, Gen.Int[0, 1000]).SampleAsync(
            async sample =>
            {
                var number = Interlocked.Increment(ref run);
                var (label, id) = ($"v-any-{number}", $"v-any-{number}");
                await Admin.ImportAll($$"""{"kind":"person","id":"{{id}}","name":"任{{number}}","household":"h-3-2-501","labels":["{{label}}"]}""");
                var visit = await Plan(id, "person", label, id);
                var sent = sample.Item1.Select((one, i) => (Key: $"{id}-{i}", Field: one.Item1 == 0 ? "occupation" : "employer", Value: $"值{one.Item2}", Days: one.Item3)).ToList();
                var random = new Random(sample.Item2);
                var order = sent.Concat(sent.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).ToList();
                foreach (var one in order)
                {
                    var body = new { at = Yesterday.AddDays(-one.Days), values = new Dictionary<string, string>(StringComparer.Ordinal) { [one.Field] = one.Value } };
                    Assert.Equal(HttpStatusCode.OK, (await Submit(worker, visit, one.Key, body)).Status);
                }

                await Check(worker, id, visit, [.. sent.Select(one => (one.Key, one.Field, one.Value, Yesterday.AddDays(-one.Days)))]);
            },
            iter: 6,
            threads: 1);
    }

    private async Task Check(TwinApi worker, string person, string visit, IReadOnlyList<(string Key, string Field, string Value, DateTimeOffset At)> sent)
    {
        await Eventually.Async(async () => Text(await worker.Get($"/api/v1/visits/{visit}"), "lastOn") is { } last && DateTimeOffset.Parse(last) == sent.Max(one => one.At), "the newest visit counts, whatever came last");
        var results = (await worker.Get($"/api/v1/visits/{visit}")).GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(sent.Select(one => one.At).Order(), results.Select(result => DateTimeOffset.Parse(Text(result, "at")!)).Order());
        var attributes = (await Admin.Get($"/api/v1/people/{person}")).GetProperty("attributes");
        var review = new List<JsonElement>();
        for (string? after = null; ;)
        {
            var page = await Admin.Get($"/api/v1/import-conflicts?kind=person&limit=200{(after is null ? string.Empty : $"&cursor={after}")}");
            review.AddRange(page.GetProperty("items").EnumerateArray());
            if ((after = Text(page, "cursor")) is null)
            {
                break;
            }
        }

        foreach (var field in sent.GroupBy(one => one.Field))
        {
            var held = Text(attributes, field.Key)!;
            var waiting = review.Where(item => Text(item, "object") == $"person/{person}" && Text(item, "field") == field.Key).Select(item => Text(item, "proposed")!).ToList();
            Assert.Equal(field.Select(one => one.Value).Where(value => value != held).Order(), waiting.Order());
            Assert.Contains(held, field.Select(one => one.Value));
        }
    }

    private async Task<string> Plan(string plan, string kind, string? label, string id, string recurrence = """{"every":1,"unit":"month"}""")
    {
        var answer = await ObjectsTwin.Send(Admin, HttpMethod.Put, $"/visit-plans/{plan}", $$"""
            {"title":"走访","kind":"{{kind}}","area":"{{SampleCommunity.Grid}}","labels":[{{(label is null ? string.Empty : $"\"{label}\"")}}],"recurrence":{{recurrence}},"startsOn":"{{Past}}","category":"visit"}
            """);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status} {answer.Body}");
        var visit = $"{plan}.{kind}.{id}";
        await Eventually.Async(async () => await Status(Admin, $"/api/v1/visits/{visit}") == HttpStatusCode.OK, $"{id} is to be visited");
        return visit;
    }

    private Task Awake(string visit) => Twin.Host.Grains.Visit(visit).Wake(CancellationToken.None);

    private static string[] Outcomes(JsonElement result) =>
        [.. result.GetProperty("fields").EnumerateArray().Select(field => $"{Text(field, "field")} {Text(field, "outcome")}")];

    private static async Task<RestAnswer> Submit(TwinApi api, string visit, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/visits/{visit}/results") { Content = System.Net.Http.Json.JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await api.Http.SendAsync(request);
        return new RestAnswer(answer.StatusCode, Tag: null, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }
}

[Collection(ResidentsTwinOnSqlite.Name)]
public sealed class VisitsOnSqlite(TwinOnSqlite twin) : VisitContract(twin);

[Collection(ResidentsTwinOnPostgres.Name)]
public sealed class VisitsOnPostgres(TwinOnPostgres twin) : VisitContract(twin);
