using System.Net;
using System.Text.Json;
using Twin.Attachments;
using Twin.Fixtures;
using Twin.Notices;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Cases;

/// <summary>What a device reports, from its message over MQTT to the closed and reopened case.</summary>
public abstract partial class CaseContract
{
    private const string LoopGrid = "500103002001011";

    [Fact]
    public async Task An_alarm_is_handled_sent_back_done_again_closed_and_reopened()
    {
        await twin.Admin.ImportAll(
            $$"""{"kind":"grid","id":"{{LoopGrid}}","name":"第十一网格","community":"500103002001"}""",
            $$"""{"kind":"building","id":"b-loop","name":"91栋","grid":"{{LoopGrid}}","units":1,"floors":6}""",
            $$"""{"kind":"grid-worker","id":"w-loop","name":"孙涛","grids":["{{LoopGrid}}"],"onDuty":true,"userName":"sun-tao","password":"{{Password}}"}""",
            SampleCommunity.Device("smoke-loop", "smoke", "b-loop"));
        using var supervisor = await Account("supervisor");
        using var worker = await twin.Host.SignIn("sun-tao", Password);

        await using var live = await SseReader.Open(worker.Http);
        await using (var device = new MqttDevice("smoke-loop", SampleCommunity.Secret, twin.Host.MqttPort))
        {
            await device.Telemetry("""{"smoke.obscuration":0.35}""");
        }

        await Eventually.Async(async () => await Inbox(worker) is [_], "the fire is in the worker's inbox");
        var id = Assert.Single(await Inbox(worker));
        await Step(worker, id, "sign", null, "signed");
        Assert.Equal(["case-opened", "case-dispatched", "case-signed"], await Pushed(live, id, "case-signed"));
        await Step(worker, id, "start", null, "in-progress");
        var photo = await Upload(worker, id, "image/jpeg", SampleFiles.Photo());
        await Step(worker, id, "resolve", $$"""{"attachments":["{{Text(photo.Body, "id")}}"]}""", "awaiting-verification");
        await Step(supervisor, id, "rework", """{"note":"还有烟味"}""", "in-progress");
        await Step(worker, id, "resolve", """{"note":"已更换探测器"}""", "awaiting-verification");
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(worker, HttpMethod.Post, $"/cases/{id}/verify")).Status);
        await Step(supervisor, id, "verify", null, "verified");
        await Step(supervisor, id, "close", null, "closed");
        await Eventually.Async(async () => await Inbox(worker) is [], "the inbox is empty");
        await Step(supervisor, id, "reopen", """{"note":"再次冒烟"}""", "dispatched");
        await Eventually.Async(async () => await Inbox(worker) is [_], "its handler has it again");
        await Step(worker, id, "sign", null, "signed");
        await Step(worker, id, "start", null, "in-progress");
        await Step(worker, id, "resolve", """{"note":"已清理灶台"}""", "awaiting-verification");
        await Step(supervisor, id, "verify", null, "verified");
        await Step(supervisor, id, "close", null, "closed");

        var seen = (await Send(supervisor, HttpMethod.Get, $"/cases/{id}")).Body;
        Assert.Equal(("fire", "smoke-loop", "closed"), (Text(seen, "category"), Text(seen, "device"), Text(seen, "status")));
        Assert.Equal(
            ["sent-back", "resolved", "verified", "closed", "reopened", "signed", "started", "resolved", "verified", "closed"],
            seen.GetProperty("trail").EnumerateArray().Select(step => Text(step, "action")).SkipWhile(action => action != "sent-back"));
    }

    [Fact]
    public async Task An_alarm_that_clears_and_comes_again_proposes_the_closing_counts_and_ends_nothing()
    {
        await twin.Admin.ImportAll(SampleCommunity.Building("b-again", "92栋"), SampleCommunity.Device("smoke-again", "smoke", "b-again"));
        using var supervisor = await Account("supervisor");
        await using var device = new MqttDevice("smoke-again", SampleCommunity.Secret, twin.Host.MqttPort);
        async Task<JsonElement> Say(double value, Func<JsonElement, bool> until)
        {
            var seen = default(JsonElement);
            await Eventually.Async(
                async () =>
                {
                    await device.Telemetry($$"""{"smoke.obscuration":{{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}""");
                    return (await Send(supervisor, HttpMethod.Get, "/cases?device=smoke-again")).Body.GetProperty("items").EnumerateArray().ToList() is [var item]
                        && until(seen = (await Send(supervisor, HttpMethod.Get, $"/cases/{Text(item, "id")}")).Body);
                },
                $"the case has heard of {value}");
            return seen;
        }

        await Say(0.35, static seen => Text(seen, "assignee") is not null);
        var cleared = await Say(0.01, static seen => seen.GetProperty("closingProposed").GetBoolean());
        Assert.Equal(("dispatched", 0), (Text(cleared, "status"), cleared.GetProperty("recurrences").GetInt32()));
        var again = await Say(0.35, static seen => seen.GetProperty("recurrences").GetInt32() == 1);
        Assert.Equal(("dispatched", false), (Text(again, "status"), again.GetProperty("closingProposed").GetBoolean()));
    }

    /// <summary>What a watcher is told of a case up to a certain event.</summary>
    private static async Task<List<string>> Pushed(SseReader live, string id, string last)
    {
        var seen = new List<string>();
        while (!seen.Contains(last) && await live.Next() is { } happened)
        {
            if (happened.Data.Contains(id, StringComparison.Ordinal))
            {
                seen.Add(happened.EventType);
            }
        }

        return seen;
    }

    private static async Task<List<string>> Inbox(TwinApi worker) =>
        [.. (await Send(worker, HttpMethod.Get, "/me/inbox")).Body.GetProperty("items").EnumerateArray().Select(item => Text(item, "caseId")!)];
}
