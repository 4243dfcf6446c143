using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Twin.Fixtures;

namespace Twin.Devices;

/// <summary>What makes no sense is refused with its field, never a fault of ours.</summary>
public abstract partial class DeviceContract
{
    /// <summary>Values that fit nowhere, or nearly.</summary>
    private static readonly string[] Rubbish =
    [
        "null", "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "[]", $"\"{new string('长', 20_000)}\"",
    ];

    private static readonly (string Method, string Path, string Body)[] Writes =
    [
        ("PUT", "mappings/rubbish", """{"name":"盒子","topic":"rubbish/{device}/up","script":"function map(m) { return null; }"}"""),
        ("POST", "mappings/try", """{"mapping":{"name":"盒子","topic":"a/+","script":"function map(m) { return m.json; }"},"topic":"a/b","payload":"x","payloadBase64":null,"device":"d"}"""),
        ("POST", "provisioning-keys", """{"id":"rubbish","name":"一批","maxDevices":1,"profile":null,"expiresAt":null}"""),
        ("POST", "device-pool/rubbish/bind", """{"profile":"smoke","building":"b-3","name":null,"grid":null,"household":null}"""),
        ("POST", "devices/rubbish/commands", """{"command":"open","parameters":{},"waitForDevice":true,"expiresIn":60,"key":"k"}"""),
        ("POST", "devices/rubbish/access-credentials", """{"person":"p-0001","kind":"card","reference":"1","from":"2026-01-01T00:00:00Z","to":null}"""),
        ("POST", "devices/rubbish/feedback", """{"result":"cleaned","rule":"tamper","note":"好"}"""),
        ("POST", "dead-letters/replay", """{"device":"nobody","topic":null,"reason":null,"after":0,"limit":1}"""),
    ];

    [Fact]
    public async Task Rubbish_in_any_field_of_mappings_provisioning_and_commands_is_refused_and_is_no_fault()
    {
        await twin.Admin.ImportAll(SampleCommunity.Device("rubbish", "door-access", "b-3"));
        using var staff = await twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        var faults = new List<string>();
        foreach (var (method, path, body) in Writes)
        {
            var api = path.StartsWith("devices/", StringComparison.Ordinal) ? staff : twin.Admin;
            foreach (var field in ((JsonObject)JsonNode.Parse(body)!).Select(pair => pair.Key))
            {
                foreach (var value in Rubbish)
                {
                    var parts = ((JsonObject)JsonNode.Parse(body)!).Select(pair => $"\"{pair.Key}\":{(pair.Key == field ? value : pair.Value?.ToJsonString() ?? "null")}");
                    using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{path}") { Content = new StringContent($"{{{string.Join(',', parts)}}}", Encoding.UTF8, "application/json") };
                    using var answer = await api.Http.SendAsync(request);
                    if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                    {
                        faults.Add($"{method} {path} {field}={(value.Length > 40 ? value[..40] : value)}: {(int)answer.StatusCode}");
                    }
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(await twin.Admin.IsReady());
    }

    [Fact]
    public async Task Commands_are_on_record_with_who_gave_them()
    {
        await twin.Admin.ImportAll(
            SampleCommunity.Device("door-2", "door-access", "b-3"), """{"kind":"account","id":"door-auditor","role":"auditor","password":"an-auditor-password-for-tests"}""");
        using var staff = await twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        await staff.Post("/api/v1/devices/door-2/commands", new { command = "open" });

        using var auditor = await twin.Host.SignIn("door-auditor", "an-auditor-password-for-tests");
        var record = Assert.Single((await auditor.Get("/api/v1/audit?object=device/door-2&action=command")).GetProperty("items").EnumerateArray());
        Assert.Equal(("chenjie", "open"), (Text(record, "actor"), Text(record, "field")));
    }
}
