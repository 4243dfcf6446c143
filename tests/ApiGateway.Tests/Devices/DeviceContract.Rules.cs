using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Devices;

/// <summary>Rules of one home and one device, and rules that are only tried, from MQTT to REST.</summary>
public abstract partial class DeviceContract
{
    private static readonly object Light = new { atOrAbove = 0.02 };
    private static readonly object None = new { below = 0.01 };
    private static readonly object Once = new { samples = 1 };

    [Fact]
    public async Task Rule_of_a_device_holds_while_its_home_is_away_and_raises_what_a_device_publishes()
    {
        await twin.Admin.ImportAll(
            SampleCommunity.Building("b-rules", "规则楼"),
            """{"kind":"household","id":"h-rules","building":"b-rules","unit":1,"floor":1,"room":"101"}""",
            SampleCommunity.Device("rule-1", "smoke", "b-rules", "h-rules"));
        await PutRules("device:rule-1", new { rules = new[] { Rule("smoke-away", new { whileAway = true }) } });
        await using var device = new MqttDevice("rule-1", SampleCommunity.Secret, twin.Host.MqttPort);
        await device.Telemetry("""{"smoke.obscuration":0.03}""");
        Assert.Empty((await twin.Admin.Get("/api/v1/devices/rule-1")).GetProperty("alarms").EnumerateArray());

        await PutRules("household:h-rules", new { awayUntil = TimeProvider.System.GetUtcNow().AddHours(1) });
        await Eventually.Async(
            async () =>
            {
                await device.Telemetry("""{"smoke.obscuration":0.03}""");
                return (await twin.Admin.Get("/api/v1/devices/rule-1")).GetProperty("alarms").EnumerateArray().Any(alarm => Text(alarm, "rule") == "smoke-away" && Text(alarm, "status") == "raised");
            },
            "the device judges by its own rule while its home is away");

        using var unmeasured = await SendRules("device:rule-1", new { rules = new[] { Rule("gas", schedule: null, metric: "septic.ch4") } }, revision: 1);
        Assert.Equal(HttpStatusCode.BadRequest, unmeasured.StatusCode);
        Assert.True((await unmeasured.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("rules[0].metric", out _));
    }

    [Fact]
    public async Task Rule_that_is_tried_on_what_a_device_published_says_how_often_it_would_have_been_raised()
    {
        await twin.Admin.ImportAll(SampleCommunity.Device("rule-2", "smoke", "b-3"));
        await using var device = new MqttDevice("rule-2", SampleCommunity.Secret, twin.Host.MqttPort);
        var start = TimeProvider.System.GetUtcNow().AddHours(-1);
        foreach (var (value, minute) in new[] { 0.03, 0.001, 0.03, 0.03, 0.001, 0.03 }.Select((value, minute) => (value, minute)))
        {
            await device.Telemetry(JsonSerializer.Serialize(new { ts = start.AddMinutes(minute).ToUnixTimeMilliseconds(), values = new Dictionary<string, double>(StringComparer.Ordinal) { ["smoke.obscuration"] = value } }));
        }

        var tried = await twin.Admin.Post("/api/v1/rules/try", new { devices = (string[])["rule-2"], rule = Rule("trial", schedule: null) });
        var missed = await twin.Admin.Post("/api/v1/rules/try", new
        {
            devices = (string[])["rule-2"],
            absence = new { id = "trial", name = "试", metric = "smoke.obscuration", after = "00:30:00", severity = "notice" },
        });

        Assert.Equal((3, 6), (tried.GetProperty("raised").GetInt32(), tried.GetProperty("devices")[0].GetProperty("judged").GetInt32()));
        Assert.Equal(1, missed.GetProperty("raised").GetInt32());
        Assert.Empty((await twin.Admin.Get("/api/v1/devices/rule-2")).GetProperty("alarms").EnumerateArray());
    }

    private static object Rule(string id, object? schedule, string metric = "smoke.obscuration") =>
        new { id, name = "轻烟", metric, raise = Light, clear = None, raiseAfter = Once, clearAfter = Once, severity = "minor", hazard = (string?)null, schedule };

    private async Task PutRules(string owner, object rules)
    {
        using var answer = await SendRules(owner, rules, revision: 0);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> SendRules(string owner, object rules, long revision)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/rules/{owner}") { Content = JsonContent.Create(rules) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        return await twin.Admin.Http.SendAsync(request);
    }
}
