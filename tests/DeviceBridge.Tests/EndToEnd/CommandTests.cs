using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Fixtures;

namespace Twin.Devices.EndToEnd;

public sealed class CommandTests(CommandedTwin twin) : IClassFixture<CommandedTwin>
{
    /// <summary>A device of each dialect: it reports, is told what to do in its own words, and acknowledges in them.</summary>
    public static TheoryData<string, string, string, string, string, string, string, string, string> Dialects => new()
    {
        // device, filter, what it reports first, command with its parameters, the topic and words it hears, the topic and words of its answer
        { "c-twin", "twin/v1/c-twin/command/+", "twin/v1/c-twin/telemetry", """{"lock.open":0}""", """{"command":"open","parameters":{"seconds":5}}""", "twin/v1/c-twin/command/1", """{"command":"open","parameters":{"seconds":5}}""", "twin/v1/c-twin/command/1/reply", """{"ok":true}""" },
        { "c-tb", "v1/devices/me/rpc/request/+", "v1/devices/me/telemetry", """{"lock.open":0}""", """{"command":"open","parameters":{"seconds":5}}""", "v1/devices/me/rpc/request/1", """{"method":"open","params":{"seconds":5}}""", "v1/devices/me/rpc/response/1", """{"result":"opened"}""" },
        { "c-tasmota", "cmnd/c-tasmota/#", "tele/c-tasmota/STATE", """{"lock.open":0}""", """{"command":"power","parameters":{"on":true}}""", "cmnd/c-tasmota/POWER", "ON", "stat/c-tasmota/RESULT", """{"POWER":"ON"}""" },
        { "c-shelly", "c-shelly/rpc", "c-shelly/status/lock", """{"open":false}""", """{"command":"on"}""", "c-shelly/rpc", """{"id":1,"src":"c-shelly/twin","method":"Switch.Set","params":{"id":0,"on":true}}""", "c-shelly/twin/rpc", """{"id":1,"src":"c-shelly","dst":"c-shelly/twin","result":{"was_on":false}}""" },
        { "c-homie", "homie/c-homie/+/+/set", "homie/c-homie/lock/open", "0", """{"command":"lock"}""", "homie/c-homie/door/closed/set", "true", "homie/c-homie/door/closed", "true" },
        { "c-jet", "/p-1/c-jet/#", "/p-1/c-jet/properties/report", """{"properties":{"lock.open":0}}""", """{"command":"open","parameters":{"seconds":5}}""", "/p-1/c-jet/function/invoke", """{"messageId":"1","deviceId":"c-jet","function":"open","inputs":[{"name":"seconds","value":5}]}""", "/p-1/c-jet/function/invoke/reply", """{"messageId":"1","output":"ok","success":true}""" },
        { "c-jetw", "/p-1/c-jetw/properties/write", "/p-1/c-jetw/properties/report", """{"properties":{"lock.open":0}}""", """{"command":"power","parameters":{"on":false}}""", "/p-1/c-jetw/properties/write", """{"messageId":"1","deviceId":"c-jetw","properties":{"POWER":false}}""", "/p-1/c-jetw/properties/write/reply", """{"messageId":"1","success":true}""" },
        { "c-oc", "$oc/devices/c-oc/sys/commands/#", "$oc/devices/c-oc/sys/properties/report", """{"services":[{"service_id":"lock","properties":{"open":0}}]}""", """{"command":"on"}""", "$oc/devices/c-oc/sys/commands/request_id=1", """{"object_device_id":"c-oc","service_id":"Switch","command_name":"Set","paras":{"id":0,"on":true}}""", "$oc/devices/c-oc/sys/commands/response/request_id=1", """{"result_code":0}""" },
        { "c-ali", "/sys/pk/c-ali/thing/service/#", "/sys/pk/c-ali/thing/event/property/post", """{"id":"7","params":{"lock.open":0}}""", """{"command":"open","parameters":{"seconds":5}}""", "/sys/pk/c-ali/thing/service/open", """{"id":"1","version":"1.0","params":{"seconds":5},"method":"thing.service.open"}""", "/sys/pk/c-ali/thing/service/open_reply", """{"id":"1","code":200,"data":{}}""" },
        { "c-aliw", "/sys/pk/c-aliw/thing/service/property/set", "/sys/pk/c-aliw/thing/event/property/post", """{"id":"7","params":{"lock.open":0}}""", """{"command":"power","parameters":{"on":true}}""", "/sys/pk/c-aliw/thing/service/property/set", """{"id":"1","version":"1.0","params":{"POWER":true},"method":"thing.service.property.set"}""", "/sys/pk/c-aliw/thing/service/property/set_reply", """{"id":"1","code":200,"data":{}}""" },
    };

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_device_is_told_and_acknowledges_in_the_words_of_its_dialect(
        string id, string filter, string up, string reading, string command, string topic, string words, string answerTopic, string answer)
    {
        await twin.Create(id);
        await using var device = await twin.Connect(id, filter);
        await device.Publish(up, reading);
        Assert.Equal(0, Assert.Single((await twin.Api.Get($"/api/v1/devices/{id}")).GetProperty("values").EnumerateArray()).GetProperty("value").GetDouble());

        var sent = await twin.Api.Post($"/api/v1/devices/{id}/commands", JsonNode.Parse(command));
        Assert.Equal("sent", sent.GetProperty("status").GetString());
        var (heardOn, heard) = await device.Next();
        Assert.Equal(topic, heardOn);
        Assert.True(IsSame(words, heard), heard);

        await device.Publish(answerTopic, answer);
        Assert.Equal("acknowledged", await twin.StatusOf(id));
        Assert.False(device.HasHeard);
    }

    [Theory]
    [InlineData("c-z2m", "kitchen_lock", "zigbee2mqtt/#", "zigbee2mqtt/kitchen lock", """{"POWER":"OFF"}""", """{"command":"power","parameters":{"on":true}}""", "zigbee2mqtt/kitchen lock/set", """{"POWER":true}""", "zigbee2mqtt/kitchen lock", """{"POWER":"ON"}""")]
    [InlineData("c-tbgw", "Yard_gate", "v1/gateway/rpc", "v1/gateway/telemetry", """{"Yard gate":[{"POWER":0}]}""", """{"command":"open","parameters":{"seconds":5}}""", "v1/gateway/rpc", """{"device":"Yard gate","data":{"method":"open","params":{"seconds":5},"id":1}}""", "v1/gateway/rpc", """{"device":"Yard gate","id":1,"data":{"success":true}}""")]
    [InlineData("c-ocgw", "oc-child", "$oc/devices/c-ocgw/sys/commands/#", "$oc/devices/c-ocgw/sys/gateway/sub_devices/properties/report", """{"devices":[{"device_id":"oc-child","services":[{"service_id":"T","properties":{"v":5}}]}]}""", """{"command":"on"}""", "$oc/devices/c-ocgw/sys/commands/request_id=1~oc-child", """{"object_device_id":"oc-child","service_id":"Switch","command_name":"Set","paras":{"id":0,"on":true}}""", "$oc/devices/c-ocgw/sys/commands/response/request_id=1~oc-child", """{"result_code":0}""")]
    [InlineData("c-jetgw", "jet-child", "/p-1/c-jetgw/child/+/#", "/p-1/c-jetgw/child/jet-child/properties/report", """{"properties":{"x":1}}""", """{"command":"open","parameters":{"seconds":5}}""", "/p-1/c-jetgw/child/jet-child/function/invoke", """{"messageId":"1","deviceId":"jet-child","function":"open","inputs":[{"name":"seconds","value":5}]}""", "/p-1/c-jetgw/child/jet-child/function/invoke/reply", """{"messageId":"1","success":true}""")]
    public async Task A_device_behind_a_gateway_is_told_through_it(
        string gateway, string id, string filter, string up, string reading, string command, string topic, string words, string answerTopic, string answer)
    {
        await twin.Create(gateway);
        await twin.Create(id, gateway);
        await using var device = await twin.Connect(gateway, filter);
        await device.Publish(up, reading);
        Assert.Single((await twin.Api.Get($"/api/v1/devices/{id}")).GetProperty("values").EnumerateArray());

        var sent = await twin.Api.Post($"/api/v1/devices/{id}/commands", JsonNode.Parse(command));
        Assert.Equal("sent", sent.GetProperty("status").GetString());
        var (heardOn, heard) = await device.Next();
        Assert.Equal(topic, heardOn);
        Assert.True(IsSame(words, heard), heard);

        await device.Publish(answerTopic, answer);
        Assert.Equal("acknowledged", await twin.StatusOf(id));
    }

    [Fact]
    public async Task A_smoke_alarm_that_is_muted_stays_raised()
    {
        await twin.Create("c-smoke", profile: "smoke");
        await using var device = await twin.Connect("c-smoke", "twin/v1/c-smoke/command/+");
        await device.Publish("zigbee2mqtt/c-smoke", """{"smoke":true,"battery":78}""");
        Assert.Equal(("smoke-flag", "raised"), await Alarm());

        await twin.Api.Post("/api/v1/devices/c-smoke/commands", new { command = "mute" });
        Assert.Equal("mute", (await device.Next("twin/v1/c-smoke/command/1")).GetProperty("command").GetString());
        await device.Publish("twin/v1/c-smoke/command/1/reply", """{"ok":true}""");
        Assert.Equal("acknowledged", await twin.StatusOf("c-smoke"));
        Assert.Equal(("smoke-flag", "raised"), await Alarm());

        async Task<(string?, string?)> Alarm()
        {
            var alarm = Assert.Single((await twin.Api.Get("/api/v1/devices/c-smoke")).GetProperty("alarms").EnumerateArray());
            return (alarm.GetProperty("rule").GetString(), alarm.GetProperty("status").GetString());
        }
    }

    [Theory]
    [InlineData("septic-tank", "mute")]
    [InlineData("gateway", "reboot")]
    [InlineData("area-camera", "reboot")]
    [InlineData("service-kiosk", "reboot")]
    public async Task Devices_of_the_profiles_that_ship_are_told_and_acknowledge(string profile, string command)
    {
        var id = $"c-{profile}";
        await twin.Create(id, profile: profile);
        await using var device = await twin.Connect(id, $"twin/v1/{id}/command/+");
        await twin.Api.Post($"/api/v1/devices/{id}/commands", new { command });
        Assert.Equal(command, (await device.Next($"twin/v1/{id}/command/1")).GetProperty("command").GetString());
        await device.Publish($"twin/v1/{id}/command/1/reply", """{"ok":true}""");
        Assert.Equal("acknowledged", await twin.StatusOf(id));
    }

    [Fact]
    public async Task A_command_waits_for_a_device_that_is_away_or_fails_as_asked()
    {
        await twin.Create("c-away");
        var failed = await twin.Api.Post("/api/v1/devices/c-away/commands", new { command = "hasty" });
        Assert.Equal("failed", failed.GetProperty("status").GetString());
        var waiting = await twin.Api.Post("/api/v1/devices/c-away/commands", new { command = "open", parameters = new { seconds = 3 }, waitForDevice = true, key = "mine" });
        Assert.Equal("accepted", waiting.GetProperty("status").GetString());
        var again = await twin.Api.Post("/api/v1/devices/c-away/commands", new { command = "open", parameters = new { seconds = 3 }, waitForDevice = true, key = "mine" });
        Assert.Equal(2, again.GetProperty("number").GetInt32());
        await twin.Api.Post("/api/v1/devices/c-away/commands", new { command = "hasty", waitForDevice = true, expiresIn = 1 });

        await Eventually.Async(async () => await twin.StatusOf("c-away", 3) == "timed-out", "the command that waited a second has expired");
        await using (var device = await twin.Connect("c-away", "twin/v1/c-away/#"))
        {
            Assert.Equal(3, (await device.Next("twin/v1/c-away/command/2")).GetProperty("parameters").GetProperty("seconds").GetInt32());
            await device.Publish("twin/v1/c-away/command/2/reply", """{"ok":false,"reason":"jammed"}""");
            Assert.Equal("failed", await twin.StatusOf("c-away", 2));

            await twin.Api.Post("/api/v1/devices/c-away/commands", new { command = "hasty" });
            await device.Next("twin/v1/c-away/command/4");
            await Eventually.Async(async () => await twin.StatusOf("c-away", 4) == "timed-out", "a command without its acknowledgement has failed");
            await device.Publish("twin/v1/c-away/command/4/reply", """{"ok":true}""");
            Assert.Equal("timed-out", await twin.StatusOf("c-away", 4));
        }
    }

    [Theory]
    [InlineData("""{"command":"explode"}""", "command")]
    [InlineData("""{"command":"open"}""", "parameters.seconds")]
    [InlineData("""{"command":"open","parameters":{"seconds":61}}""", "parameters.seconds")]
    [InlineData("""{"command":"open","parameters":{"seconds":"5"}}""", "parameters.seconds")]
    [InlineData("""{"command":"open","parameters":{"seconds":5,"hard":true}}""", "parameters.hard")]
    [InlineData("""{"command":"open","parameters":{"seconds":5},"expiresIn":0}""", "expiresIn")]
    public async Task A_command_the_profile_does_not_know_is_refused_and_the_field_named(string body, string field)
    {
        await twin.Create("c-strict");
        using var answer = await twin.Api.Http.PostAsJsonAsync("/api/v1/devices/c-strict/commands", JsonNode.Parse(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Equal(0, (await twin.Api.Get("/api/v1/devices/c-strict/commands")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Alink_devices_get_their_post_reply_unless_they_ask_for_none()
    {
        await twin.Create("c-reply");
        await using var device = await twin.Connect("c-reply", "/sys/pk/c-reply/thing/event/property/post_reply");
        await device.Publish("/sys/pk/c-reply/thing/event/property/post", """{"id":"8","sys":{"ack":0},"params":{"lock.open":0}}""");
        await device.Publish("/sys/pk/c-reply/thing/event/property/post", """{"id":"9","params":{"lock.open":1},"method":"thing.event.property.post"}""");

        var reply = await device.Next("/sys/pk/c-reply/thing/event/property/post_reply");
        Assert.Equal(("9", 200), (reply.GetProperty("id").GetString(), reply.GetProperty("code").GetInt32()));
        Assert.False(device.HasHeard);
    }

    /// <summary>Times are the bridge's own.</summary>
    private static bool IsSame(string expected, string heard)
    {
        if (!heard.StartsWith('{'))
        {
            return expected == heard;
        }

        var message = (JsonObject)JsonNode.Parse(heard)!;
        message.Remove("timestamp");
        return JsonNode.DeepEquals(JsonNode.Parse(expected), message);
    }
}
