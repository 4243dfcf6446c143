using System.Net;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Notices;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Cases;

public abstract partial class CaseContract
{
    [Fact]
    public async Task A_resident_follows_the_own_report_live_and_nobody_elses()
    {
        using var resident = await Account("resident", bound: "person/p-0001");
        using var neighbour = await Account("resident", name: "case-watcher");
        using var desk = await Account("community-staff");
        await using var live = await SseReader.Open(resident.Http);
        await using var foreign = await SseReader.Open(neighbour.Http);
        var others = await Report(desk, "别处的事");
        var id = Text((await Send(resident, HttpMethod.Post, "/cases", """{"text":"楼道灯坏了","building":"b-3","category":"request"}""")).Body, "id")!;

        await Step(desk, id, "accept", null, "accepted");
        await Step(desk, id, "comment", """{"note":"内部","internal":true}""", "accepted");
        await Step(desk, id, "ask", """{"note":"哪一层？"}""", "accepted");

        var seen = new List<string>();
        while (seen.Count < 3 && await live.Next() is { } happened)
        {
            Assert.DoesNotContain(others, happened.Data, StringComparison.Ordinal);
            Assert.DoesNotContain("reporters", happened.Data, StringComparison.Ordinal);
            if (happened.Data.Contains(id, StringComparison.Ordinal))
            {
                seen.Add(happened.EventType);
            }
        }

        Assert.Equal(["case-opened", "case-accepted", "case-asked"], seen);
    }

    [Fact]
    public async Task A_resident_reports_from_the_own_home_and_from_no_other()
    {
        using var resident = await Account("resident", bound: "person/p-0001");
        await twin.Admin.ImportAll("""{"kind":"household","id":"h-other","building":"b-3","unit":1,"floor":1,"room":"101"}""");

        var own = await Send(resident, HttpMethod.Post, "/cases", """{"text":"<script>alert(1)</script>厨房漏水","household":"h-3-2-501"}""");
        var other = await Send(resident, HttpMethod.Post, "/cases", """{"text":"厨房漏水","household":"h-other"}""");

        Assert.Equal((HttpStatusCode.Created, "b-3", "h-3-2-501"), (own.Status, Text(own.Body, "building"), Text(own.Body, "household")));
        Assert.Equal("<script>alert(1)</script>厨房漏水", Text(own.Body, "text"));
        Assert.Equal("household", other.Fault.Field);
    }

    [Fact]
    public async Task An_anonymous_report_keeps_nothing_of_who_reports_and_is_followed_by_its_number()
    {
        using var resident = await Account("resident", bound: "person/p-0001", name: "case-whistleblower");
        using var desk = await Account("community-staff");
        await twin.Admin.ImportAll("""{"kind":"community","id":"500103002099","name":"实名社区"}""", """{"kind":"grid","id":"500103002099001","name":"实名网格","community":"500103002099"}""");
        const string said = """{"text":"楼下占道经营","building":"b-3","anonymous":true}""";

        var reported = await Send(resident, HttpMethod.Post, "/cases", said);

        Assert.True(reported.Status == HttpStatusCode.Created, $"{reported.Status} {reported.Body}");
        var id = Text(reported.Body, "id")!;
        var stored = await twin.Dump($"(SELECT * FROM grain_state WHERE key = 'case/{id}') AS one");
        Assert.DoesNotContain("whistleblower", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("p-0001", stored, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(resident, HttpMethod.Get, $"/cases/{id}")).Status);
        await Step(desk, id, "accept", null, "accepted");
        var progress = (await Send(resident, HttpMethod.Get, $"/reports/{id}")).Body;
        Assert.Equal("accepted", Text(progress, "status"));
        Assert.Equal(["opened", "accepted"], progress.GetProperty("steps").EnumerateArray().Select(step => Text(step, "action")));
        Assert.DoesNotContain("占道", progress.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(resident, HttpMethod.Get, $"/reports/{await Report(desk, "不匿名")}")).Status);
        Assert.Equal("anonymous", (await Send(desk, HttpMethod.Post, "/cases", said)).Fault.Field);
        Assert.Equal("anonymous", (await Send(resident, HttpMethod.Post, "/cases", said.Replace("\"building\":\"b-3\"", "\"grid\":\"500103002099001\"", StringComparison.Ordinal))).Fault.Field);
    }
}
