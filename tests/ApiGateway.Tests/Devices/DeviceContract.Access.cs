using System.Net;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Devices;

/// <summary>Who is let in at a door.</summary>
public abstract partial class DeviceContract
{
    [Fact]
    public async Task Resident_is_let_in_at_a_door_until_moving_out_and_a_later_pass_is_an_alarm()
    {
        await twin.Admin.ImportAll(
            SampleCommunity.Device("door-1", "door-access", "b-3"),
            """{"kind":"household","id":"h-door","building":"b-3","unit":1,"floor":2,"room":"201"}""",
            """{"kind":"person","id":"p-door","name":"王芳","household":"h-door"}""");
        using var staff = await twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        var granted = await staff.Post("/api/v1/devices/door-1/access-credentials", new { person = "p-door", kind = "card", reference = "8001" });
        Assert.Equal((1, "valid", "h-door"), (granted.GetProperty("number").GetInt32(), Text(granted, "standing"), Text(granted, "household")));
        Assert.Equal(HttpStatusCode.Forbidden, (await twin.Admin.Http.DeleteAsync("/api/v1/devices/door-1/access-credentials/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.Http.DeleteAsync("/api/v1/devices/door-1/access-credentials/2")).StatusCode);

        await staff.Post("/api/v1/people/p-door/move", new { household = (string?)null });
        await Eventually.Async(async () => Text(await Credential(staff), "reason") == "left", "the credential is taken back");
        await Eventually.Async(async () => await Commands(staff) is ["remove-credential", "add-credential"], "the door is to be told of both");
        await using (var told = await ListeningDevice.Start("door-1", SampleCommunity.Secret, twin.Host.MqttPort, "twin/v1/door-1/command/+"))
        {
            Assert.Equal("8001", Text((await told.Next("twin/v1/door-1/command/1")).GetProperty("parameters"), "reference"));
            await told.Next("twin/v1/door-1/command/2");
            Assert.Equal("told", Text(await Credential(staff), "atDoor"));
            await told.Publish("twin/v1/door-1/command/2/reply", """{"ok":true}""");
            await Eventually.Async(async () => Text(await Credential(staff), "atDoor") == "confirmed", "the door has said that it forgot the credential");
        }

        await using var door = new MqttDevice("door-1", SampleCommunity.Secret, twin.Host.MqttPort);
        await door.Publish("twin/v1/door-1/event", """{"event":"access","data":{"result":"grant","cardNumber":"8001"}}""");
        Assert.Equal("credential-revoked", Text((await staff.Get("/api/v1/devices/door-1")).GetProperty("alarms")[0], "rule"));
        var passed = (await staff.Get("/api/v1/devices/door-1/events?type=access")).GetProperty("items")[0].GetProperty("data");
        Assert.Equal(("revoked", "8001"), (Text(passed, "standing"), Text(passed, "cardNumber")));

        staff.Http.DefaultRequestHeaders.Remove("X-Purpose");
        var unnamed = await Credential(staff);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (unnamed.GetProperty("person").ValueKind, unnamed.GetProperty("reference").ValueKind));
    }

    private static async Task<JsonElement> Credential(TwinApi api) => (await api.Get("/api/v1/devices/door-1/access-credentials")).GetProperty("items")[0];

    private static async Task<string?[]> Commands(TwinApi api) =>
        [.. (await api.Get("/api/v1/devices/door-1/commands")).GetProperty("items").EnumerateArray().Select(command => Text(command, "command"))];
}
