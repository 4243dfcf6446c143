using System.Net;
using System.Text.Json;
using Twin.Attachments;
using Twin.Fixtures;
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

        // Left lying, closed, reworked, refused, sent back, rated: each at least once.
        int[] lives = [5, 0, 4, 1, 3, 2, 5, 4];
        foreach (var life in lives)
        {
            await Live(life, desk, supervisor, resident, worker);
        }

        var figures = await Figures(supervisor, $"from={from}&category=facility-traffic");
        foreach (var label in Labels)
        {
            var list = await Send(supervisor, HttpMethod.Get, $"/objects?kind=case&label={label}&fact=category=facility-traffic&fact=opened>={from}&limit=200");
            Assert.Equal(list.Body.GetProperty("items").GetArrayLength(), figures.GetProperty(Camel(label)).GetInt64());
        }

        Assert.Equal(lives.Length, figures.GetProperty("total").GetInt64());
        Assert.True(figures.GetProperty("rated").GetInt64() >= 1 && figures.GetProperty("notActionable").GetInt64() >= 1 && figures.GetProperty("returned").GetInt64() >= 1);
        Assert.Equal(1, figures.GetProperty("onTimeRate").GetDouble());
        var minutes = (await Send(supervisor, HttpMethod.Get, $"/objects?kind=case&label=solved&fact=category=facility-traffic&fact=opened>={from}")).Body.GetProperty("items").EnumerateArray()
            .Select(item => double.Parse(Text(item.GetProperty("facts"), "minutes")!)).Order().ToList();
        Assert.Equal((minutes[((minutes.Count + 1) / 2) - 1], minutes[(((9 * minutes.Count) + 9) / 10) - 1]), (figures.GetProperty("medianMinutes").GetDouble(), figures.GetProperty("p90Minutes").GetDouble()));
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

    private static async Task Live(int life, TwinApi desk, TwinApi supervisor, TwinApi resident, TwinApi worker)
    {
        var id = Text((await Send(resident, HttpMethod.Post, "/cases", """{"text":"垃圾没人收","building":"b-3","category":"facility-traffic"}""")).Body, "id")!;
        if (life == 3)
        {
            await Step(desk, id, "refuse", """{"note":"不在辖区"}""", "not-accepted");
        }

        if (life is 0 or 3)
        {
            return;
        }

        await Step(desk, id, "accept", null, "accepted");
        await Step(desk, id, "file", null, "filed");
        await Step(supervisor, id, "assign", """{"worker":"w-001"}""", "dispatched");
        if (life == 4)
        {
            await Step(worker, id, "return", """{"note":"不归我"}""", "filed");
            return;
        }

        await Step(worker, id, "sign", null, "signed");
        await Step(worker, id, "start", null, "in-progress");
        await Step(worker, id, "resolve", """{"note":"已清"}""", "awaiting-verification");
        if (life == 2)
        {
            await Step(supervisor, id, "rework", """{"note":"没清干净"}""", "in-progress");
            await Step(worker, id, "resolve", """{"note":"已清"}""", "awaiting-verification");
        }

        await Step(supervisor, id, "verify", null, "verified");
        await Step(supervisor, id, "close", null, "closed");
        if (life == 5)
        {
            await Step(resident, id, "rate", """{"speed":4,"service":5}""", "rated");
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
