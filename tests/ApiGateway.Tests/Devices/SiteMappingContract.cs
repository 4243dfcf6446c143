using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.Devices;

public abstract class SiteMappingContract(TwinOnEngine twin) : IAsyncLifetime
{
    private const string Good = "function map(m) { return { values: { 'smoke.obscuration': m.json.s / 100, battery: m.json.b }, ts: m.json.t }; }";

    private TwinApi Admin => twin.Admin;

    /// <summary>A bridge makes itself known soon after the start.</summary>
    public async ValueTask InitializeAsync() => await Eventually.Async(
        async () =>
        {
            using var answer = await Admin.Http.PostAsJsonAsync("/api/v1/mappings/try", new { mapping = new { name = "tried", topic = "box/+", script = Good } });
            return answer.StatusCode == HttpStatusCode.OK;
        },
        "a bridge is there");

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Try_says_what_a_mapping_would_make_of_a_message_and_saves_nothing()
    {
        var tried = await Try(Good, """{"s":15,"b":"87","t":1764000000}""");

        Assert.True(tried.GetProperty("matches").GetBoolean());
        Assert.Equal(JsonValueKind.Null, tried.GetProperty("fault").ValueKind);
        Assert.Equal(
            [("smoke.obscuration", 0.15), ("battery", 87)],
            tried.GetProperty("readings").EnumerateArray().Select(reading => (reading.GetProperty("key").GetString()!, reading.GetProperty("value").GetDouble())));
        Assert.All(tried.GetProperty("readings").EnumerateArray(), reading => Assert.Equal("box-1", reading.GetProperty("device").GetString()));
        Assert.Equal("the mapping's script: it took more than 100000 statements", (await Try("function map(m) { for (;;); }", "{}")).GetProperty("fault").GetString());
        Assert.DoesNotContain("tried", (await Admin.Get("/api/v1/mappings")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_shows_what_a_device_would_be_told_and_what_it_said()
    {
        const string Script = """
            function map(m) { return { event: 'opened', data: { by: 'card' }, reply: { number: 4 } }; }
            function command(o) { return { topic: 'box/' + o.device + '/down', payload: { n: o.number, do: o.method, with: o.values } }; }
            """;
        var mapping = new { name = "tried", topic = "box/{device}/up", script = Script, down = "box/{device}/down" };

        var told = await Admin.Post("/api/v1/mappings/try", new { mapping, order = new { device = "box-1", method = "open", values = new { seconds = 5 } } });
        var said = await Admin.Post("/api/v1/mappings/try", new { mapping, topic = "box/box-1/up", payload = "", device = "box-1" });

        var message = Assert.Single(told.GetProperty("messages").EnumerateArray());
        Assert.Equal(("box/box-1/down", """{"n":1,"do":"open","with":{"seconds":5}}"""), (message.GetProperty("topic").GetString(), message.GetProperty("payload").GetString()));
        Assert.Equal(("opened", "box-1"), (said.GetProperty("events")[0].GetProperty("type").GetString(), said.GetProperty("events")[0].GetProperty("device").GetString()));
        Assert.Equal((4, true), (said.GetProperty("replies")[0].GetProperty("number").GetInt32(), said.GetProperty("replies")[0].GetProperty("done").GetBoolean()));
        using var aimless = await Admin.Http.PutAsJsonAsync("/api/v1/mappings/aimless", new { name = "坏", topic = "box/+", script = Script, down = "box/down" });
        using var speechless = await Admin.Http.PutAsJsonAsync("/api/v1/mappings/speechless", new { name = "坏", topic = "box/+", script = Good, down = "box/{device}/down" });
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (aimless.StatusCode, speechless.StatusCode));
        Assert.True((await aimless.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("down", out _));
        Assert.Contains("command(order)", await speechless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("box/{device}/{device}", Good, "topic")]
    [InlineData("#", Good, "topic")]
    [InlineData("box/+", "function map(m) {", "script")]
    [InlineData("box/+", "const x = 1;", "script")]
    [InlineData("box/+", "while (true);", "script")]
    public async Task Put_refuses_what_cannot_run_and_names_the_field(string topic, string script, string field)
    {
        using var answer = await Admin.Http.PutAsJsonAsync("/api/v1/mappings/bad", new { name = "坏", topic, script });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Messages_that_came_before_the_fix_are_replayed_after_it_and_have_one_effect_however_often()
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-5);
        await Admin.ImportAll($$"""{"kind":"device","id":"box-7","profile":"smoke","building":"b-3","secret":"{{SampleCommunity.Secret}}"}""");
        await using var device = new MqttDevice("box-7", SampleCommunity.Secret, twin.Host.MqttPort);
        Assert.Equal(1, await Put("box-7", "box7/{device}/up", "function map(m) { return { values: { battery: m.json.nothing.there } }; }"));
        await Eventually.Async(
            async () =>
            {
                try
                {
                    await device.Publish("box7/box-7/up", $$"""{"s":2,"b":55,"t":{{at.ToUnixTimeMilliseconds()}}}""");
                    return true;
                }
                catch (Exception)
                {
                    // Refused, and with the patience of its connection at an end.
                    return false;
                }
            },
            "the mapping is in force");
        await device.Publish("box7/box-7/up", "poison");
        var letters = await Letters();
        Assert.StartsWith("the mapping's script: line 1:", letters[^1].GetProperty("reason").GetString(), StringComparison.Ordinal);

        Assert.Equal(2, await Put("box-7", "box7/{device}/up", Good));
        Assert.Equal(2, await Put("box-7", "box7/{device}/up", Good));
        var results = await ReplayUntilRead();
        Assert.Equal([true, false], results.Select(result => result.GetProperty("replayed").GetBoolean()));
        Assert.Contains("JSON", results[1].GetProperty("reason").GetString(), StringComparison.OrdinalIgnoreCase);

        var again = await Admin.Post($"/api/v1/dead-letters/{results[0].GetProperty("id").GetInt64()}/replay");
        Assert.True(again.GetProperty("replayed").GetBoolean());
        var history = await Admin.Get($"/api/v1/devices/box-7/history?metric=battery&from={at.AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}&to={at.AddMinutes(1):yyyy-MM-ddTHH:mm:ssZ}");
        Assert.Equal(55, Assert.Single(history.GetProperty("points").EnumerateArray()).GetProperty("avg").GetDouble());
        Assert.Equal([false, true], (await Letters()).Select(letter => letter.GetProperty("replayedAt").ValueKind == JsonValueKind.String));
        await device.Publish("box7/box-7/up", """{"s":3,"b":54}""");
        Assert.Equal(54, (await Admin.Get("/api/v1/devices/box-7")).GetProperty("values").EnumerateArray().Single(value => value.GetProperty("metric").GetString() == "battery").GetProperty("value").GetDouble());

        Assert.Equal("function map(m) { return { values: { battery: m.json.nothing.there } }; }", (await Admin.Get("/api/v1/mappings/box-7?version=1")).GetProperty("definition").GetProperty("script").GetString());
        using var gone = await Admin.Http.DeleteAsync("/api/v1/mappings/box-7");
        Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.Http.GetAsync("/api/v1/mappings/box-7")).StatusCode);
        Assert.Equal(3, await Put("box-7", "box7/{device}/up", Good));
    }

    [Fact]
    public async Task Replay_of_an_old_message_says_nothing_of_the_present()
    {
        await Admin.ImportAll($$"""{"kind":"device","id":"plug-9","profile":"smoke","building":"b-3","secret":"{{SampleCommunity.Secret}}"}""");
        await using var device = new MqttDevice("plug-9", SampleCommunity.Secret, twin.Host.MqttPort);
        await device.Publish("v1/devices/me/attributes", """{"ts":"yesterday","values":{"firmware":"1.0","battery":50}}""");
        await device.Publish("v1/devices/me/attributes", """{"firmware":"1.1"}""");
        var letter = Assert.Single((await Admin.Get("/api/v1/dead-letters?device=plug-9")).GetProperty("items").EnumerateArray());

        var replayed = await Admin.Post($"/api/v1/dead-letters/{letter.GetProperty("id").GetInt64()}/replay");
        Assert.False(replayed.GetProperty("replayed").GetBoolean());
        Assert.Equal("1.1", (await Admin.Get("/api/v1/devices/plug-9/desired")).GetProperty("reported").GetProperty("firmware").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.Http.PostAsJsonAsync("/api/v1/dead-letters/999999999/replay", new { })).StatusCode);
        using var supervisor = await twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.Http.PostAsJsonAsync("/api/v1/dead-letters/replay", new { })).StatusCode);
    }

    private Task<JsonElement> Try(string script, string payload) =>
        Admin.Post("/api/v1/mappings/try", new { mapping = new { name = "tried", topic = "box/{device}/up", script }, topic = "box/box-1/up", payload, device = "box-1" });

    private async Task<int> Put(string id, string topic, string script)
    {
        using var answer = await Admin.Http.PutAsJsonAsync($"/api/v1/mappings/{id}", new { name = "盒子", topic, script });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32();
    }

    private async Task<JsonElement[]> Letters() => [.. (await Admin.Get("/api/v1/dead-letters?device=box-7")).GetProperty("items").EnumerateArray()];

    /// <summary>The bridge hears of a new version within seconds.</summary>
    private async Task<JsonElement[]> ReplayUntilRead()
    {
        JsonElement[] results = [];
        await Eventually.Async(
            async () =>
            {
                results = [.. (await Admin.Post("/api/v1/dead-letters/replay", new { device = "box-7", topic = "box7/" })).GetProperty("items").EnumerateArray()];
                return results.Any(result => result.GetProperty("replayed").GetBoolean());
            },
            "the new version is in force");
        return results;
    }
}
