using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Notices;

namespace Twin.Residents;

/// <summary>Notices, activities and the steward, as staff and residents see them.</summary>
public abstract partial class ResidentContract
{
    [Fact]
    public async Task A_notice_reaches_whom_its_rule_means_is_read_and_recalled()
    {
        await Admin.ImportAll(
            Home("141"),
            """{"kind":"person","id":"n-1","name":"蒋安","birthDate":"1950-01-01","household":"h-141","labels":["veteran"]}""",
            """{"kind":"person","id":"n-2","name":"蒋宁","birthDate":"1990-01-01","household":"h-141","labels":["veteran"]}""",
            """{"kind":"person","id":"n-3","name":"蒋平","birthDate":"1990-01-01","household":"h-141"}""",
            """{"kind":"person","id":"n-4","name":"蒋远","registeredArea":"500199001"}""",
            Account("jiangan", "n-1"), Account("jiangning", "n-2"), Account("jiangping", "n-3"), Account("jiangyuan", "n-4"));
        using var agrees = await SignIn("jiangan");
        using var silent = await SignIn("jiangning");
        using var other = await SignIn("jiangping");
        using var away = await SignIn("jiangyuan");
        using var supervisor = await SignInAsSupervisor();
        var version = (await agrees.Get("/api/v1/consent-texts/targeted-push")).GetProperty("version").GetInt32();
        await Consent(agrees, "n-1", "targeted-push", new { given = true, version });
        var audience = new { area = SampleCommunity.Grid, labels = (string[])["veteran"], buildings = (string[])["b-3"] };

        Assert.Equal(HttpStatusCode.BadRequest, await Post(supervisor, "/api/v1/notices", new { title = "体检", text = "周三", audience = new { area = "500104" } }));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(supervisor, "/api/v1/notices", new { title = "体检", text = "", audience }));
        Assert.Equal(HttpStatusCode.Forbidden, await Post(agrees, "/api/v1/notices", new { title = "体检", text = "周三", audience }));
        var notice = await supervisor.Post("/api/v1/notices", new { title = "退役军人体检", text = "周三上午九点，社区服务站。", audience });
        var (id, path) = (Text(notice, "id")!, $"/api/v1/notices/{Text(notice, "id")}");

        Assert.Equal((2, 0), (notice.GetProperty("addressed").GetInt32(), notice.GetProperty("readers").GetInt32()));
        Assert.Equal([true, false, false], [await Picked(agrees, id), await Picked(silent, id), await Picked(other, id)]);
        Assert.Null(await Picked(away, id));
        Assert.Equal(HttpStatusCode.NotFound, await Status(away, path));
        await agrees.Post($"{path}/read");
        await agrees.Post($"{path}/read");
        Assert.Equal(JsonValueKind.Null, (await agrees.Get(path)).GetProperty("by").ValueKind);
        Assert.Equal(1, (await supervisor.Get(path)).GetProperty("readers").GetInt32());
        Assert.DoesNotContain("\"n-1\"", (await supervisor.Get(path)).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(id, Text((await agrees.Get("/api/v1/people/n-1/held")).GetProperty("noticesRead")[0], "notice"));
        await Consent(agrees, "n-1", "targeted-push", new { given = false });
        Assert.False(await Picked(agrees, id));

        await supervisor.Post($"{path}/recall", new { reason = "时间有变" });
        var recalled = await agrees.Get(path);
        Assert.Equal(("recalled", null, "时间有变"), (Text(recalled, "status"), Text(recalled, "text"), Text(recalled, "recallReason")));
        Assert.NotNull(await Picked(agrees, id));
        Assert.Null(await Picked(silent, id));
        Assert.Equal(HttpStatusCode.NotFound, await Status(silent, path));
    }

    [Fact]
    public async Task A_notice_is_pushed_to_whom_its_rule_means_as_long_as_they_agree()
    {
        await Admin.ImportAll(
            Home("149"),
            """{"kind":"person","id":"n-5","name":"蒋乐","birthDate":"1990-01-01","household":"h-149","labels":["migrant"]}""",
            """{"kind":"person","id":"n-6","name":"蒋欣","birthDate":"1990-01-01","household":"h-149","labels":["migrant"]}""",
            Account("jiangle", "n-5"), Account("jiangxin", "n-6"));
        using var agrees = await SignIn("jiangle");
        using var silent = await SignIn("jiangxin");
        using var supervisor = await SignInAsSupervisor();
        var version = (await agrees.Get("/api/v1/consent-texts/targeted-push")).GetProperty("version").GetInt32();
        await Consent(agrees, "n-5", "targeted-push", new { given = true, version });
        await using var toAgreeing = await SseReader.Open(agrees.Http);
        await using var toSilent = await SseReader.Open(silent.Http);
        async Task<string> Publish(string title, params string[] labels) =>
            Text(await supervisor.Post("/api/v1/notices", new { title, text = "请留意", audience = new { area = SampleCommunity.Grid, labels } }), "id")!;

        var targeted = await Publish("居住证年审", "migrant");
        var general = await Publish("停水通知");
        Assert.Equal([targeted, general], [await Pushed(toAgreeing), await Pushed(toAgreeing)]);
        Assert.Equal(general, await Pushed(toSilent));

        await Consent(agrees, "n-5", "targeted-push", new { given = false });
        await Publish("座谈会", "migrant");
        await supervisor.Post($"/api/v1/notices/{general}/recall", new { reason = "已恢复" });
        Assert.Equal([general, general], [await Pushed(toAgreeing), await Pushed(toSilent)]);
    }

    [Fact]
    public async Task A_notice_is_there_once_and_read_once_though_the_database_was_away()
    {
        await Admin.ImportAll(Home("150"), """{"kind":"person","id":"n-7","name":"蒋来","birthDate":"1990-01-01","household":"h-150"}""", Account("jianglai", "n-7"));
        using var resident = await SignIn("jianglai");
        using var supervisor = await SignInAsSupervisor();
        await using var live = await SseReader.Open(resident.Http);
        var (_, before) = await PublishOnce(supervisor, "停电前");
        Assert.Equal(before, await Pushed(live));

        await Twin.Break();
        try
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PublishOnce(supervisor, "停电中")).Status);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Post(resident, $"/api/v1/notices/{before}/read", new { }));
        }
        finally
        {
            await Twin.Mend();
        }

        await Eventually.Async(async () => (await PublishOnce(supervisor, "停电中")).Status == HttpStatusCode.Created, "the notice is published after all");
        await Eventually.Async(async () => await Post(resident, $"/api/v1/notices/{before}/read", new { }) == HttpStatusCode.OK, "the other is read after all");
        var (_, during) = await PublishOnce(supervisor, "停电中");
        var (_, after) = await PublishOnce(supervisor, "来电后");
        await using var again = await SseReader.Open(resident.Http, live.Parser.LastEventId);
        Assert.Equal([during, after], [await Pushed(again), await Pushed(again)]);
        Assert.Equal(1, (await supervisor.Get($"/api/v1/notices/{before}")).GetProperty("readers").GetInt32());
        var board = (await resident.Get("/api/v1/me/notices")).GetProperty("items").EnumerateArray().Select(entry => Text(entry, "title")).ToList();
        Assert.Equal([1, 1, 1], [board.Count(title => title == "停电前"), board.Count(title => title == "停电中"), board.Count(title => title == "来电后")]);
    }

    /// <summary>However often it is sent, it is one notice.</summary>
    private static async Task<(HttpStatusCode Status, string? Id)> PublishOnce(TwinApi supervisor, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/notices") { Content = JsonContent.Create(new { title, text = "请留意", audience = new { area = SampleCommunity.Grid } }) };
        request.Headers.Add("Idempotency-Key", Convert.ToHexString(Encoding.UTF8.GetBytes(title)));
        using var answer = await supervisor.Http.SendAsync(request);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "id") : null);
    }

    /// <summary>The next notice that is pushed; whom it is for is not said.</summary>
    private static async Task<string?> Pushed(SseReader live, string type = "notice-")
    {
        while ((await live.Next()) is { } happened)
        {
            if (happened.EventType.StartsWith(type, StringComparison.Ordinal))
            {
                Assert.DoesNotContain("audience", happened.Data, StringComparison.Ordinal);
                return JsonElement.Parse(happened.Data).GetProperty("id").GetString();
            }
        }

        return null;
    }

    [Fact]
    public async Task An_activity_fills_up_who_waits_moves_up_and_who_is_there_signs_in()
    {
        var names = (string[])["a-1", "a-2", "a-3"];
        await Admin.ImportAll([Home("142"), .. names.Select(name => $$"""{"kind":"person","id":"{{name}}","name":"沈{{name[^1]}}","household":"h-142"}"""), .. names.Select(name => Account($"shen-{name}", name))]);
        using var first = await SignIn("shen-a-1");
        using var second = await SignIn("shen-a-2");
        using var third = await SignIn("shen-a-3");
        using var supervisor = await SignInAsSupervisor();
        await using var live = await SseReader.Open(third.Http);
        var start = TimeProvider.System.GetUtcNow().AddMinutes(30);
        var announced = await supervisor.Post("/api/v1/activities", new
        {
            title = "剪纸", text = "自带剪刀", place = "活动室", audience = new { area = SampleCommunity.Community }, startsAt = start, endsAt = start.AddHours(2), capacity = 1,
        });
        var path = $"/api/v1/activities/{Text(announced, "id")}";
        Assert.Equal(Text(announced, "id"), await Pushed(live, "activity-"));

        var taken = await Task.WhenAll(first.Post($"{path}/sign-up"), second.Post($"{path}/sign-up"));
        Assert.Equal(["signed-up", "waiting"], taken.Select(Mine).Order(StringComparer.Ordinal));
        var (holder, waiter) = Mine(taken[0]) == "signed-up" ? (first, second) : (second, first);
        Assert.Equal(HttpStatusCode.Conflict, await Post(third, $"{path}/sign-up", new { }));
        Assert.Equal("signed-up", Mine(await holder.Post($"{path}/sign-up")));
        var seen = await supervisor.Get(path);
        Assert.Equal((1, 1, 2), (seen.GetProperty("taken").GetInt32(), seen.GetProperty("waiting").GetInt32(), seen.GetProperty("participants").GetArrayLength()));
        var code = Text(seen, "code")!;
        Assert.Equal(HttpStatusCode.Conflict, await Post(waiter, $"{path}/sign-in", new { code }));

        await holder.Post($"{path}/withdraw");
        Assert.Equal("signed-up", Mine(await waiter.Get(path)));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(waiter, $"{path}/sign-in", new { code = "none" }));
        Assert.Equal("signed-in", Mine(await waiter.Post($"{path}/sign-in", new { code })));
        Assert.Equal(HttpStatusCode.Conflict, await Post(waiter, $"{path}/withdraw", new { }));
        Assert.Equal(JsonValueKind.Null, (await waiter.Get(path)).GetProperty("code").ValueKind);
        Assert.Contains((await third.Get("/api/v1/me/activities")).GetProperty("items").EnumerateArray(), item => Text(item, "title") == "剪纸");
        await supervisor.Post($"{path}/cancel", new { reason = "停电" });
        Assert.Equal(HttpStatusCode.Conflict, await Post(third, $"{path}/sign-up", new { }));
    }

    [Fact]
    public async Task The_steward_of_a_home_is_who_is_on_duty_today_or_the_deputy()
    {
        const string grid = "500103002001088";
        await Admin.ImportAll(
            $$"""{"kind":"grid","id":"{{grid}}","name":"第八十八网格","community":"{{SampleCommunity.Community}}"}""",
            $$"""{"kind":"building","id":"b-88","name":"88栋","grid":"{{grid}}","units":1,"floors":6}""",
            """{"kind":"household","id":"h-88","building":"b-88","unit":1,"floor":1,"room":"101"}""",
            """{"kind":"person","id":"s-1","name":"韩乐","household":"h-88"}""", """{"kind":"person","id":"s-2","name":"韩远"}""",
            Account("hanle", "s-1"), Account("hanyuan", "s-2"));
        using var resident = await SignIn("hanle");
        using var homeless = await SignIn("hanyuan");
        Assert.Equal(HttpStatusCode.NotFound, await Status(resident, "/api/v1/me/steward"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(homeless, "/api/v1/me/steward"));
        async Task<string> Steward(TwinApi api, string path)
        {
            var found = await api.Get(path);
            return $"{Text(found, "worker")} {Text(found, "name")} {found.GetProperty("onDuty").GetBoolean()} {Text(found, "deputyFor")}";
        }

        await Admin.ImportAll(
            """{"kind":"grid-worker","id":"w-88","name":"管家甲","grids":["500103002001088"],"onDuty":true}""",
            """{"kind":"grid-worker","id":"w-89","name":"管家乙","grids":["500103002001001"],"onDuty":false,"shifts":[{"days":[1,2,3,4,5,6,7],"from":"00:00:00","to":"00:00:00"}]}""");
        await Eventually.Async(async () => await Status(resident, "/api/v1/me/steward") == HttpStatusCode.OK, "the grid knows its worker");
        Assert.Equal("w-88 管家甲 True ", await Steward(resident, "/api/v1/me/steward"));
        await Admin.ImportAll(
            """{"kind":"grid-worker","id":"w-88","name":"管家甲","grids":["500103002001088"],"onDuty":true,"leave":[{"from":"2020-01-01","to":"2099-12-31","deputy":"w-89"}]}""",
            """{"kind":"grid-worker","id":"w-89","name":"管家乙","grids":["500103002001001"],"onDuty":true}""");
        Assert.Equal("w-89 管家乙 True w-88", await Steward(resident, "/api/v1/me/steward"));
        Assert.Equal("w-89 管家乙 True w-88", await Steward(Admin, "/api/v1/households/h-88/steward"));
        await Admin.ImportAll("""{"kind":"grid-worker","id":"w-89","name":"管家乙","grids":["500103002001001"],"onDuty":false}""");
        Assert.Equal("w-88 管家甲 False ", await Steward(resident, "/api/v1/me/steward"));
    }

    /// <summary>Whether a notice on the board means me; null when it is not there.</summary>
    private static async Task<bool?> Picked(TwinApi resident, string id) => (await resident.Get("/api/v1/me/notices")).GetProperty("items").EnumerateArray()
        .Where(item => Text(item, "id") == id).Select(item => (bool?)item.GetProperty("picked").GetBoolean()).SingleOrDefault();

    private static string? Mine(JsonElement activity) => Text(activity.GetProperty("mine"), "status");
}
