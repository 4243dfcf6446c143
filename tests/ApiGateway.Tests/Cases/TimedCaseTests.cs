using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Twin.Access;
using Twin.Attachments;
using Twin.Fixtures;
using Twin.Webhooks;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Cases;

/// <summary>What becomes of cases and of those who are told of them in the course of hours and years.</summary>
public sealed class TimedCaseTests(TimedTwin twin) : IClassFixture<TimedTwin>
{
    private const string Password = "a-password-for-these-cases";
    private const int Events = 15;

    private static readonly TimeSpan Retention = TimeSpan.FromDays(1_825);

    [Fact]
    public async Task A_receiver_that_was_away_for_an_hour_is_told_everything_once_and_in_order()
    {
        await using var service = await Receiver.Start();
        await using var robot = await Receiver.Start();
        (service.Status, robot.Status) = (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable);
        await Hook("away-service", $$"""{"kind":"generic","url":"http://127.0.0.1:{{service.Port}}/in","secret":"a-webhook-secret-for-tests","events":["case-opened"]}""");
        await Hook("away-robot", $$"""{"kind":"wecom","url":"http://127.0.0.1:{{robot.Port}}/send?key=k","events":["case-opened"]}""");
        (await Account("community-staff")).Dispose();
        var titles = Enumerable.Range(1, Events).Select(number => $"占道经营{number:00}号").ToList();
        foreach (var title in titles)
        {
            using var desk = await twin.Host.SignIn("timed-community-staff", Password);
            await Report(desk, title);
            twin.Clock.Advance(TimeSpan.FromHours(1) / Events);
        }

        await twin.Until(async () => await Hooks(hook => hook.Waiting == Events), "all that happened waits");
        (service.Status, robot.Status) = (HttpStatusCode.OK, HttpStatusCode.OK);
        await twin.Until(async () => await Hooks(hook => hook.Delivered == Events && hook.Dead.IsEmpty), "everything is told");

        var told = service.Calls.Where(call => call.Answered == HttpStatusCode.OK).ToList();
        Assert.Equal(titles, told.Select(call => JsonElement.Parse(call.Body).GetProperty("data").GetProperty("title").GetString()));
        Assert.Equal(Events, told.Select(call => call.Headers["webhook-id"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(service.Calls, call => call.Answered == HttpStatusCode.ServiceUnavailable);
        var digests = robot.Calls.Where(call => call.Answered == HttpStatusCode.OK).Select(call => JsonElement.Parse(call.Body).GetProperty("markdown").GetProperty("content").GetString()!).ToList();
        Assert.Equal(2, digests.Count);
        Assert.Equal(titles, string.Concat(digests).Split("**", StringSplitOptions.TrimEntries).Select(words => words.Split('\n')[0]).Where(words => words.StartsWith("占道", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Limits_that_pass_while_the_twin_is_stopped_are_told_once_each_and_an_area_has_its_own()
    {
        await twin.Import($$"""{"kind":"grid","id":"{{TimedTwin.SlowGrid}}","name":"慢网格","community":"500103002001"}""", """{"kind":"grid-worker","id":"w-slow","name":"王芳","grids":["500103002001077"],"onDuty":true}""");
        string quick, slow;
        using (var desk = await Account("community-staff"))
        {
            (quick, slow) = (await Report(desk, "积水", """ "building":"b-3","category":"ponding" """), await Report(desk, "积水", $$""" "grid":"{{TimedTwin.SlowGrid}}","category":"ponding" """));
        }

        await twin.Until(async () => (await Case(quick)).Assignee is not null && (await Case(slow)).Assignee is not null, "both are dispatched");
        foreach (var (hours, level, other) in ((double, CaseLevel, CaseLevel)[])[(3, CaseLevel.Amber, CaseLevel.Green), (1, CaseLevel.Red, CaseLevel.Green), (2.1, CaseLevel.Street, CaseLevel.Amber)])
        {
            await twin.StopFor(TimeSpan.FromHours(hours));
            await twin.Until(async () => (await Case(quick)).Level == level && (await Case(slow)).Level == other, $"after {hours} h more one is {level} and the other {other}");
        }

        Assert.Equal(["opened", "dispatched", "warned", "escalated", "escalated"], (await Case(quick)).Trail.Select(step => step.Action));
        Assert.Equal(["opened", "dispatched", "warned"], (await Case(slow)).Trail.Select(step => step.Action));
    }

    [Fact]
    public async Task In_quiet_hours_only_what_endangers_life_is_told_and_the_rest_afterwards()
    {
        await using var receiver = await Receiver.Start();
        var now = TimeOnly.FromDateTime(twin.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        await Hook("quiet", $$"""
            {"kind":"wecom","url":"http://127.0.0.1:{{receiver.Port}}/send?key=k","events":["case-opened"],"quietFrom":"{{now.AddHours(-1):HH:mm:ss}}","quietTo":"{{now.AddHours(1):HH:mm:ss}}"}
            """);
        using (var desk = await Account("community-staff"))
        {
            await Report(desk, "晾晒衣物", """ "building":"b-3","severity":"minor" """);
            await Report(desk, "燃气泄漏", """ "building":"b-3","severity":"critical" """);
        }

        await twin.Until(() => Task.FromResult(receiver.Calls.Any()), "the dangerous one is told");
        Assert.All(receiver.Calls, call => Assert.DoesNotContain("晾晒", call.Body, StringComparison.Ordinal));
        twin.Clock.Advance(TimeSpan.FromHours(2));
        await twin.Until(() => Task.FromResult(receiver.Calls.Count() == 2), "the other one too, when it is no longer night");
        Assert.Contains("晾晒", receiver.Calls.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_over_goes_with_its_photos_when_it_has_been_kept_long_enough()
    {
        using var desk = await Account("community-staff");
        using var supervisor = await Account("supervisor");
        var id = await Report(desk, "墙面渗水");
        await Attach(desk, id);
        Assert.Equal(HttpStatusCode.OK, (await Send(supervisor, HttpMethod.Post, $"/cases/{id}/void", """{"note":"重复录入"}""")).Status);
        await twin.Until(() => Task.FromResult(Directory.EnumerateFiles(Attachments, "*", SearchOption.AllDirectories).Any()), "the photo is on the disk");

        await twin.StopFor(Retention - TimeSpan.FromMinutes(5));
        await twin.Until(async () => (await twin.Host.Grains.Case(id).Get(Caller.System, CancellationToken.None)).Succeeded, "the case is still kept");
        Assert.NotEmpty(Directory.EnumerateFiles(Attachments, "*", SearchOption.AllDirectories));
        twin.Clock.Advance(TimeSpan.FromMinutes(5));

        await twin.Until(async () => !(await twin.Host.Grains.Case(id).Get(Caller.System, CancellationToken.None)).Succeeded, "the case is gone");
        Assert.Empty(Directory.EnumerateFiles(Attachments, "*", SearchOption.AllDirectories));
    }

    private string Attachments => Path.Combine(twin.Host.DataDirectory, "attachments");

    private async Task Hook(string id, string body)
    {
        using var admin = await twin.Host.SignInAsAdmin();
        Assert.Equal(HttpStatusCode.OK, (await Send(admin, HttpMethod.Put, $"/webhooks/{id}", body)).Status);
    }

    private async Task<bool> Hooks(Func<WebhookSnapshot, bool> are)
    {
        var hooks = await Task.WhenAll(((string[])["away-service", "away-robot"]).Select(async id => (await twin.Host.Grains.Webhook(id).Get(Caller.System, CancellationToken.None)).Value!));
        return hooks.All(are);
    }

    private async Task<TwinApi> Account(string role)
    {
        await twin.Import($$"""{"kind":"account","id":"timed-{{role}}","role":"{{role}}","areas":["500103"],"password":"{{Password}}"}""");
        return await twin.Host.SignIn($"timed-{role}", Password);
    }

    private async Task<CaseSnapshot> Case(string id) => (await twin.Host.Grains.Case(id).Get(Caller.System, CancellationToken.None)).Value!;

    private static async Task<string> Report(TwinApi desk, string text, string more = """ "building":"b-3" """)
    {
        var answer = await Send(desk, HttpMethod.Post, "/cases", $$"""{"text":"{{text}}",{{more}}}""");
        Assert.True(answer.Status == HttpStatusCode.Created, $"{answer.Status} {answer.Body}");
        return answer.Body.GetProperty("id").GetString()!;
    }

    private static async Task Attach(TwinApi desk, string id)
    {
        using var photo = new ByteArrayContent(SampleFiles.Photo());
        photo.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var answer = await desk.Http.PostAsync($"/api/v1/cases/{id}/attachments", photo);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }
}
