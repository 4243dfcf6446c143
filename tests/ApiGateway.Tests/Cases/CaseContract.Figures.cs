using System.Net;
using System.Text.Json;
using CsCheck;
using Twin.Attachments;
using Twin.Fixtures;
using Twin.Notices;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Cases;

public abstract partial class CaseContract
{
    private static readonly string[] Labels = ["accepted", "filed", "solved", "not-actionable", "on-time", "reworked", "returned", "reopened", "rated", "satisfied"];

    [Fact]
    public async Task Each_figure_is_the_length_of_the_list_behind_it_whatever_becomes_of_cases()
    {
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        using var resident = await Account("resident", bound: "person/p-0001");
        using var worker = await twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        var from = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

        var lived = 0;
        await Gen.Int[0, 11].Array[0, 12].Array[1, 4].SampleAsync(
            async lives =>
            {
                await Task.WhenAll(lives.Select(life => Live(life, desk, supervisor, resident, worker)));
                Interlocked.Add(ref lived, lives.Length);
                await Check(supervisor, from, lived);
            },
            iter: 5,
            threads: 1);

        // What chance may have left out.
        await Live([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], desk, supervisor, resident, worker);
        await Live([1], desk, supervisor, resident, worker);
        await Live([0, 0, 0, 1], desk, supervisor, resident, worker);
        await Check(supervisor, from, lived + 3);
        var figures = await Figures(supervisor, $"from={from}&category=facility-traffic");
        Assert.True(figures.GetProperty("rated").GetInt64() >= 1 && figures.GetProperty("notActionable").GetInt64() >= 1 && figures.GetProperty("returned").GetInt64() >= 1);
        Assert.Equal(0, (await Figures(supervisor, $"from={from}&category=facility-traffic&area=500103002001999")).GetProperty("total").GetInt64());
        Assert.Equal(JsonValueKind.Null, (await Figures(supervisor, "category=facility-traffic&worker=w-none")).GetProperty("onTimeRate").ValueKind);
    }

    [Fact]
    public async Task The_overview_of_an_area_agrees_with_its_lists()
    {
        using var supervisor = await Account("supervisor");

        var overview = (await Send(supervisor, HttpMethod.Get, $"/areas/{SampleCommunity.Community}/overview")).Body;

        foreach (var kind in overview.GetProperty("objects").EnumerateArray())
        {
            Assert.Equal(await Count(supervisor, $"area={SampleCommunity.Community}&kind={Text(kind, "value")}"), kind.GetProperty("count").GetInt64());
        }

        foreach (var (part, kind) in ((string, string)[])[("devices", "device"), ("cases", "case")])
        {
            foreach (var status in overview.GetProperty(part).EnumerateArray())
            {
                Assert.Equal(await Count(supervisor, $"area={SampleCommunity.Community}&kind={kind}&status={Text(status, "value")}"), status.GetProperty("count").GetInt64());
            }
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await Send(supervisor, HttpMethod.Get, "/areas/elsewhere/overview")).Status);
        Assert.Empty((await Send(supervisor, HttpMethod.Get, "/areas/999999/overview")).Body.GetProperty("objects").EnumerateArray());
    }

    [Fact]
    public async Task The_overview_comes_live_when_a_number_in_it_changes()
    {
        using var supervisor = await Account("supervisor");
        using var desk = await Account("community-staff");
        await using var live = await SseReader.Open(supervisor.Http, path: $"/api/v1/areas/{SampleCommunity.Community}/overview/live");
        async Task<long> Reported()
        {
            var happened = (await live.Next())!.Value;
            Assert.Equal("overview", happened.EventType);
            return JsonElement.Parse(happened.Data).GetProperty("cases").EnumerateArray().Where(status => Text(status, "value") == "reported").Sum(status => status.GetProperty("count").GetInt64());
        }

        var before = await Reported();
        await Send(desk, HttpMethod.Post, "/cases", """{"text":"看一眼","building":"b-3"}""");
        while (await Reported() is var now && now != before + 1)
        {
            Assert.True(now == before, $"{now} after {before}");
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await Send(supervisor, HttpMethod.Get, "/areas/elsewhere/overview/live")).Status);
    }

    [Fact]
    public async Task Cases_that_may_be_one_matter_are_suggested_with_distance_and_picture()
    {
        using var desk = await Account("community-staff");
        using var resident = await Account("resident", bound: "person/p-0001");
        await twin.Admin.ImportAll(SampleCommunity.Building("b-far", "9栋"));
        async Task<string> Say(string text, string building) =>
            Text((await Send(resident, HttpMethod.Post, "/cases", $$"""{"text":"{{text}}","building":"{{building}}","category":"facility-utilities"}""")).Body, "id")!;
        var first = await Say("三号楼门口的下水井盖坏了，晚上很危险", "b-3");
        var photo = Text((await Upload(resident, first, "image/jpeg", SampleFiles.Photo())).Body, "id");
        var same = await Say("下水井盖坏了", "b-3");
        var other = Text((await Send(desk, HttpMethod.Post, "/cases", """{"text":"树枝折断","building":"b-far"}""")).Body, "id");

        var found = (await Send(desk, HttpMethod.Get, $"/cases/{same}/duplicates")).Body.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal((first, photo, 0), (Text(found[0], "id"), Text(found[0], "photo"), found[0].GetProperty("distance").GetDouble()));
        Assert.InRange(found[0].GetProperty("likeness").GetDouble(), 0.9, 1);
        Assert.DoesNotContain(found, one => Text(one, "id") == other || Text(one, "id") == same);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(resident, HttpMethod.Get, $"/cases/{same}/duplicates")).Status);
    }

    /// <summary>Every figure and every number of the overview is the length of its list.</summary>
    private static async Task Check(TwinApi supervisor, string from, int lived)
    {
        var figures = await Figures(supervisor, $"from={from}&category=facility-traffic");
        foreach (var label in Labels)
        {
            var list = await Send(supervisor, HttpMethod.Get, $"/objects?kind=case&label={label}&fact=category=facility-traffic&fact=opened>={from}&limit=200");
            Assert.Equal(list.Body.GetProperty("items").GetArrayLength(), figures.GetProperty(Camel(label)).GetInt64());
        }

        foreach (var (query, links) in ((string, string)[])[("&worker=w-001", "&link=grid-worker/w-001"), ($"&area={SampleCommunity.Grid}", $"&area={SampleCommunity.Grid}"), ("&to=2020-01-01T00:00:00Z", "&fact=opened<=2020-01-01T00:00:00Z")])
        {
            var (part, list) = (await Figures(supervisor, $"from={from}&category=facility-traffic{query}"), $"kind=case&fact=category=facility-traffic&fact=opened>={from}{links}");
            Assert.Equal(await Count(supervisor, list), part.GetProperty("total").GetInt64());
            Assert.Equal(await Count(supervisor, $"{list}&label=filed"), part.GetProperty("filed").GetInt64());
        }

        Assert.Equal(lived, figures.GetProperty("total").GetInt64());
        var minutes = (await Send(supervisor, HttpMethod.Get, $"/objects?kind=case&label=solved&fact=category=facility-traffic&fact=opened>={from}")).Body.GetProperty("items").EnumerateArray()
            .Select(item => double.Parse(Text(item.GetProperty("facts"), "minutes")!)).Order().ToList();
        Assert.Equal((Rank(0.5), Rank(0.9)), (Number("medianMinutes"), Number("p90Minutes")));
        await Agrees(supervisor);

        double? Rank(double share) => minutes.Count == 0 ? null : minutes[(int)Math.Ceiling(share * minutes.Count) - 1];
        double? Number(string name) => figures.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
    }

    /// <summary>A case that has just been filed is dispatched by itself, which may fall between the two reads.</summary>
    private static async Task Agrees(TwinApi supervisor)
    {
        var difference = string.Empty;
        await Eventually.Async(async () => (difference = await FindDifference(supervisor)).Length == 0, () => $"the overview agrees with its lists: {difference}");
    }

    private static async Task<string> FindDifference(TwinApi supervisor)
    {
        var overview = (await Send(supervisor, HttpMethod.Get, $"/areas/{SampleCommunity.Grid}/overview")).Body;
        foreach (var (part, query) in ((string, string)[])[("objects", "kind="), ("devices", "kind=device&status="), ("cases", "kind=case&status="), ("caseLabels", "kind=case&label=")])
        {
            foreach (var counted in overview.GetProperty(part).EnumerateArray())
            {
                var listed = await Count(supervisor, $"area={SampleCommunity.Grid}&{query}{Text(counted, "value")}");
                if (listed != counted.GetProperty("count").GetInt64())
                {
                    return $"{part} {counted}, listed {listed}";
                }
            }
        }

        return string.Empty;
    }

    /// <summary>A case that goes wherever chance leads it: each number chooses among the steps of the status it is in.</summary>
    private static async Task Live(int[] life, TwinApi desk, TwinApi supervisor, TwinApi resident, TwinApi worker)
    {
        const string note = """{"note":"说明"}""";
        var id = Text((await Send(resident, HttpMethod.Post, "/cases", """{"text":"垃圾没人收","building":"b-3","category":"facility-traffic"}""")).Body, "id")!;
        foreach (var choice in life)
        {
            (TwinApi By, string Step, string? Body)[] steps = Text((await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Body, "status") switch
            {
                "reported" => [(desk, "accept", null), (desk, "refuse", note), (supervisor, "void", note)],
                "accepted" => [(desk, "file", null)],
                "filed" or "arbitration" => [(supervisor, "assign", """{"worker":"w-001"}""")],
                "dispatched" => [(worker, "sign", null), (worker, "return", note), (supervisor, "assign", """{"worker":"w-001"}""")],
                "signed" => [(worker, "start", null), (worker, "return", note)],
                "in-progress" => [(worker, "resolve", note), (worker, "return", note)],
                "awaiting-verification" => [(supervisor, "verify", null), (supervisor, "rework", note), (resident, "dispute", note)],
                "verified" => [(supervisor, "close", null)],
                "closed" => [(resident, "rate", """{"speed":4,"service":5}"""), (resident, "rate", """{"speed":1,"service":2}"""), (supervisor, "reopen", note), (resident, "dispute", note)],
                "not-accepted" => [(resident, "dispute", note)],
                _ => [],
            };
            if (steps.Length > 0)
            {
                var (by, step, body) = steps[choice % steps.Length];
                var answer = await Send(by, HttpMethod.Post, $"/cases/{id}/{step}", body);
                Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.Forbidden, $"{step}: {answer.Status} {answer.Body}");
            }
        }
    }

    private static async Task<JsonElement> Figures(TwinApi api, string query)
    {
        var answer = await Send(api, HttpMethod.Get, $"/case-figures?{query}");
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status} {answer.Body}");
        return answer.Body;
    }

    private static async Task<long> Count(TwinApi api, string query) => (await Send(api, HttpMethod.Get, $"/objects/count?{query}")).Body.GetProperty("total").GetInt64();

    private static string Camel(string label) => string.Concat(label.Split('-').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
}
