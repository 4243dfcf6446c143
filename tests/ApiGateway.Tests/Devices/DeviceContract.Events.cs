using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Fixtures;

namespace Twin.Devices;

/// <summary>Every event rule that ships, from MQTT to its alarm, its case and its end.</summary>
public abstract partial class DeviceContract
{
    private static readonly string[] WithEvents = ["area-camera", "door-access", "bin-camera", "lift", "barrier", "smart-lock"];

    [Fact]
    public async Task Every_event_rule_that_ships_is_raised_and_ended_over_mqtt_or_by_feedback()
    {
        var rules = new List<(string Device, string Profile, JsonElement Rule)>();
        foreach (var profile in WithEvents)
        {
            rules.AddRange((await twin.Admin.Get($"/api/v1/profiles/{profile}")).GetProperty("events").EnumerateArray().Select(rule => ($"ev-{profile}-{Text(rule, "id")}", profile, rule)));
        }

        // What else has such rules would be missing above.
        Assert.Equal(ShippedProfiles.All.Where(profile => !profile.Events.IsDefaultOrEmpty).Select(profile => profile.Id).Order(), WithEvents.Order());
        await twin.Admin.ImportAll(
            """{"kind":"community","id":"500103002005","name":"事件社区"}""",
            """{"kind":"grid","id":"500103002005001","name":"事件网格","community":"500103002005"}""",
            $$"""{"kind":"account","id":"zhouyun","role":"supervisor","areas":["500103002005"],"password":"{{SampleCommunity.SupervisorPassword}}"}""");
        await twin.Admin.ImportAll(rules.SelectMany((rule, i) => (string[])
        [
            $$"""{"kind":"building","id":"b-ev-{{i}}","name":"事件{{i}}栋","grid":"500103002005001","units":1,"floors":6}""",
            SampleCommunity.Device(rule.Device, rule.Profile, $"b-ev-{i}"),
        ]));
        using var staff = await twin.Host.SignIn("zhouyun", SampleCommunity.SupervisorPassword);
        foreach (var (id, _, rule) in rules)
        {
            await using var device = new MqttDevice(id, SampleCommunity.Secret, twin.Host.MqttPort);
            await device.Publish($"twin/v1/{id}/event", new JsonObject { ["event"] = Text(rule, "event"), ["data"] = DataOf(rule) }.ToJsonString());
            Assert.Equal((id, Text(rule, "id"), "raised"), (id, Text(await AlarmOf(id), "rule"), Text(await AlarmOf(id), "status")));
        }

        foreach (var (id, _, _) in rules.Where(rule => HasText(rule.Rule, "hazard")))
        {
            await Eventually.Async(async () => (await staff.Get($"/api/v1/cases?device={id}")).GetProperty("items").GetArrayLength() == 1, $"{id} has a case");
        }

        foreach (var (id, _, rule) in rules)
        {
            if (HasText(rule, "clearedBy"))
            {
                await using var device = new MqttDevice(id, SampleCommunity.Secret, twin.Host.MqttPort);
                await device.Publish($"twin/v1/{id}/event", new JsonObject { ["event"] = Text(rule, "clearedBy") }.ToJsonString());
            }
            else
            {
                await staff.Post($"/api/v1/devices/{id}/feedback", new { result = "handled" });
            }

            Assert.Equal((id, "cleared"), (id, Text(await AlarmOf(id), "status")));
        }
    }

    private async Task<JsonElement> AlarmOf(string device) => Assert.Single((await twin.Admin.Get($"/api/v1/devices/{device}")).GetProperty("alarms").EnumerateArray());

    private static bool HasText(JsonElement rule, string name) => rule.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;

    /// <summary>What an event must say for its rule to be raised.</summary>
    private static JsonObject DataOf(JsonElement rule)
    {
        var data = new JsonObject();
        foreach (var field in rule.TryGetProperty("where", out var where) && where.ValueKind == JsonValueKind.Object ? where.EnumerateObject() : default)
        {
            data[field.Name] = field.Value.GetString();
        }

        if (HasText(rule, "measure"))
        {
            var level = rule.GetProperty("level");
            data[Text(rule, "measure")!] = level.TryGetProperty("atOrAbove", out var least) && least.ValueKind == JsonValueKind.Number ? least.GetDouble() : level.GetProperty("below").GetDouble() / 2;
        }

        return data;
    }
}
