using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Twin.Fixtures;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Cases;

public abstract partial class CaseContract
{
    private const string HookSecret = "a-webhook-secret-for-tests";

    [Fact]
    public async Task A_signed_webhook_is_told_each_event_of_its_types_until_it_takes_it()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers.Enqueue((HttpStatusCode.InternalServerError, "no"));
        using var desk = await Account("community-staff");
        await Hook("signed", $$"""{"kind":"generic","url":"http://127.0.0.1:{{receiver.Port}}/in?key=of-the-receiver","secret":"{{HookSecret}}","events":["case-opened"],"area":"500103"}""");

        var id = await Report(desk, "消防通道堵塞");
        await Eventually.Async(async () => (await HookState("signed")).GetProperty("delivered").GetInt64() >= 1, "the event is delivered");

        var calls = receiver.Calls.Where(call => call.Body.Contains(id, StringComparison.Ordinal)).ToList();
        Assert.Equal(2, calls.Count);
        Assert.Single(calls.Select(call => call.Headers["webhook-id"]).Distinct());
        var told = calls[^1];
        Assert.Equal(
            $"v1,{Hmac($"{told.Headers["webhook-id"]}.{told.Headers["webhook-timestamp"]}.{told.Body}")}",
            told.Headers["webhook-signature"]);
        var happened = JsonElement.Parse(told.Body);
        Assert.Equal(("case-opened", $"case/{id}", "消防通道堵塞"), (Text(happened, "type"), Text(happened, "source"), Text(happened.GetProperty("data"), "title")));
        Assert.False(happened.GetProperty("data").TryGetProperty("reporters", out _));
        Assert.All(receiver.Calls, call => Assert.Contains("case-opened", call.Body, StringComparison.Ordinal));
        Assert.DoesNotContain(HookSecret, await twin.Dump("grain_state"), StringComparison.Ordinal);
        Assert.DoesNotContain("of-the-receiver", $"{await twin.Dump("grain_state")}{await HookState("signed")}", StringComparison.Ordinal);
        await Forget("signed");
    }

    [Fact]
    public async Task Group_robots_are_told_in_their_own_words_and_asked_again_when_they_refuse()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers.Enqueue((HttpStatusCode.OK, """{"errcode":130101,"errmsg":"send too fast"}"""));
        using var desk = await Account("community-staff");
        await Hook("ding", $$"""{"kind":"dingtalk","url":"http://127.0.0.1:{{receiver.Port}}/robot/send?access_token=t","secret":"{{HookSecret}}","events":["case-opened"]}""");
        await Report(desk, "[点我](http://x) <@all> 乱扔垃圾");
        await Eventually.Async(async () => (await HookState("ding")).GetProperty("delivered").GetInt64() >= 1, "the DingTalk robot is told");
        await Forget("ding");

        await Hook("wecom", $$"""{"kind":"wecom","url":"http://127.0.0.1:{{receiver.Port}}/cgi-bin/webhook/send?key=k","events":["case-opened"]}""");
        await Report(desk, "占道经营");
        await Eventually.Async(async () => (await HookState("wecom")).GetProperty("delivered").GetInt64() >= 1, "the WeCom robot is told");
        await Forget("wecom");

        var ding = receiver.Calls.First(call => call.Path == "/robot/send");
        var query = System.Web.HttpUtility.ParseQueryString(ding.Query);
        Assert.Equal(Hmac($"{query["timestamp"]}\n{HookSecret}"), query["sign"]);
        Assert.Contains("access_token=t&timestamp=", ding.Query, StringComparison.Ordinal);
        var markdown = JsonElement.Parse(ding.Body).GetProperty("markdown");
        Assert.Equal("新案件", Text(markdown, "title"));
        Assert.Contains("点我http://x @all 乱扔垃圾", Text(markdown, "text"), StringComparison.Ordinal);
        Assert.True(receiver.Calls.Count(call => call.Path == "/robot/send") >= 2);
        var wecom = JsonElement.Parse(receiver.Calls.Last(call => call.Path == "/cgi-bin/webhook/send").Body);
        Assert.Equal("markdown", Text(wecom, "msgtype"));
        Assert.Contains("占道经营", Text(wecom.GetProperty("markdown"), "content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_receiver_does_not_take_is_set_aside_and_sent_again_and_nothing_inside_is_called()
    {
        await using var receiver = await Receiver.Start();
        receiver.Status = HttpStatusCode.Found;
        using var desk = await Account("community-staff");
        await Hook("dead", $$"""{"kind":"generic","url":"http://127.0.0.1:{{receiver.Port}}/in","secret":"{{HookSecret}}","events":["case-opened"]}""");
        await Hook("inner", $$"""{"kind":"generic","url":"https://localhost:{{receiver.Port}}/in","secret":"{{HookSecret}}","events":["case-opened"]}""");

        var id = await Report(desk, "高空抛物");
        await Eventually.Async(async () => (await HookState("dead")).GetProperty("dead").GetArrayLength() > 0, "the event is given up");
        await Eventually.Async(async () => Text(await HookState("inner"), "lastFault")?.Contains("is inside", StringComparison.Ordinal) == true, "the inner address is refused");
        Assert.Equal("The receiver answered 302.", Text(await HookState("dead"), "lastFault"));
        Assert.DoesNotContain(receiver.Calls, call => call.Path == "/elsewhere");

        receiver.Status = HttpStatusCode.OK;
        await twin.Admin.Post("/api/v1/webhooks/dead/replay");
        await Eventually.Async(async () => await HookState("dead") is var hook && hook.GetProperty("dead").GetArrayLength() == 0 && hook.GetProperty("delivered").GetInt64() > 0, "it is delivered after all");
        Assert.Contains(id, receiver.Calls.Last().Body, StringComparison.Ordinal);
        await Forget("dead");
        await Forget("inner");
    }

    [Fact]
    public async Task A_receiver_that_never_answers_holds_up_no_other_and_has_it_when_it_does()
    {
        await using var silent = await Receiver.Start();
        await using var other = await Receiver.Start();
        silent.IsSilent = true;
        using var desk = await Account("community-staff");
        await Hook("silent", $$"""{"kind":"generic","url":"http://127.0.0.1:{{silent.Port}}/in","secret":"{{HookSecret}}","events":["case-opened"]}""");
        await Hook("other", $$"""{"kind":"generic","url":"http://127.0.0.1:{{other.Port}}/in","secret":"{{HookSecret}}","events":["case-opened"]}""");

        var id = await Report(desk, "占用盲道");
        await Eventually.Async(async () => Text(await HookState("silent"), "lastFault") == "The receiver did not answer in time.", "the silent one is given up on");
        await Eventually.Async(() => Task.FromResult(other.Calls.Any(call => call.Body.Contains(id, StringComparison.Ordinal))), "the other one is told");

        silent.IsSilent = false;
        await Eventually.Async(
            async () =>
            {
                await twin.Admin.Post("/api/v1/webhooks/silent/replay");
                return (await HookState("silent")).GetProperty("delivered").GetInt64() > 0;
            },
            "the silent one is told after all");
        await Forget("silent");
        await Forget("other");
    }

    [Theory]
    [InlineData("""{"kind":"generic","secret":"a-long-secret"}""", "url")]
    [InlineData("""{"kind":"generic","secret":"a-long-secret","url":"http://example.org/"}""", "url")]
    [InlineData("""{"kind":"generic","secret":"a-long-secret","url":"file:///etc/passwd"}""", "url")]
    [InlineData("""{"kind":"generic","url":"https://example.org/"}""", "secret")]
    [InlineData("""{"kind":"wecom","url":"https://example.org/","quietFrom":"22:00:00"}""", "quietTo")]
    public async Task A_webhook_that_cannot_be_is_refused_by_its_field(string body, string field) =>
        Assert.Equal(field, (await Send(twin.Admin, HttpMethod.Put, "/webhooks/never", body)).Fault.Field);

    private async Task Hook(string id, string body)
    {
        var answer = await Send(twin.Admin, HttpMethod.Put, $"/webhooks/{id}", body);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status} {answer.Body}");
    }

    private Task<JsonElement> HookState(string id) => twin.Admin.Get($"/api/v1/webhooks/{id}");

    private async Task Forget(string id) => Assert.Equal(HttpStatusCode.OK, (await Send(twin.Admin, HttpMethod.Delete, $"/webhooks/{id}")).Status);

    private static string Hmac(string text) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(HookSecret), Encoding.UTF8.GetBytes(text)));
}
