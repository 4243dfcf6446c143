using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Protocol;
using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.Devices;

/// <summary>From a stranger with a key to a device of the twin, and to one whose credential was taken away.</summary>
public abstract class ProvisioningContract(TwinOnEngine twin)
{
    private TwinApi Admin => twin.Admin;

    [Fact]
    public async Task Stranger_with_a_key_claims_reports_is_matched_bound_by_a_person_and_goes_on_as_a_device()
    {
        await Admin.ImportAll(SampleCommunity.Device("hall-01", "smoke", "b-3"), SampleCommunity.Device("hall-02", "smoke", "b-3", "h-3-2-501"));
        var key = await CreateKey("site-1", maxDevices: 1);
        Assert.Equal("FAILURE", (await Claim("hall-03", "site-1", "not its secret")).GetProperty("status").GetString());
        Assert.Equal("FAILURE", (await Claim("smoke-0001", "site-1", key)).GetProperty("status").GetString());
        var claimed = await Claim("hall-03", "site-1", key);
        Assert.Equal(("SUCCESS", "ACCESS_TOKEN"), (claimed.GetProperty("status").GetString(), claimed.GetProperty("credentialsType").GetString()));
        Assert.Equal("FAILURE", (await Claim("hall-03", "site-1", key)).GetProperty("status").GetString());
        Assert.Equal("FAILURE", (await Claim("hall-04", "site-1", key)).GetProperty("status").GetString());

        var token = claimed.GetProperty("credentialsValue").GetString()!;
        using var device = await Connect(token);
        Assert.True(await Publish(device, "v1/devices/me/telemetry", """{"smoke.obscuration":0.01,"battery":80}"""));
        var pooled = await Admin.Get("/api/v1/device-pool/hall-03");
        Assert.Equal(["battery", "smoke.obscuration"], pooled.GetProperty("seen").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("v1/devices/me/telemetry", pooled.GetProperty("topics")[0].GetString());
        Assert.Contains("hall-03", (await Admin.Get("/api/v1/device-pool")).ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.Http.GetAsync("/api/v1/devices/hall-03")).StatusCode);

        var suggested = await Admin.Get("/api/v1/device-pool/hall-03/suggestions");
        var profile = suggested.GetProperty("profiles")[0];
        Assert.Equal("smoke", profile.GetProperty("object").GetProperty("id").GetString());
        Assert.InRange(profile.GetProperty("confidence").GetDouble(), 0.5, 1);
        Assert.Contains(profile.GetProperty("reasons").EnumerateArray(), reason => reason.GetString()!.Contains("hall-01", StringComparison.Ordinal));
        Assert.Equal("b-3", suggested.GetProperty("places")[0].GetProperty("object").GetProperty("id").GetString());
        Assert.Equal("h-3-2-501", suggested.GetProperty("owners")[0].GetProperty("object").GetProperty("id").GetString());
        Assert.Contains("owner", suggested.GetProperty("ambiguous").EnumerateArray().Select(what => what.GetString()));

        await Admin.Post("/api/v1/device-pool/hall-03/bind", new { name = "门厅" });
        var bound = await Admin.Get("/api/v1/devices/hall-03");
        Assert.Equal(("门厅", "smoke", "b-3"), (bound.GetProperty("name").GetString(), bound.GetProperty("profile").GetString(), bound.GetProperty("building").GetString()));
        Assert.Equal(JsonValueKind.Null, bound.GetProperty("household").ValueKind);
        Assert.True(await Publish(device, "v1/devices/me/telemetry", """{"battery":79}"""));
        Assert.Contains((await Admin.Get("/api/v1/devices/hall-03")).GetProperty("values").EnumerateArray(), value => value.GetProperty("value").GetDouble() == 79);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.Http.GetAsync("/api/v1/device-pool/hall-03")).StatusCode);
        using var again = await Connect(token);
        Assert.Equal("FAILURE", (await Claim("hall-03", "site-1", key)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_is_not_clear_is_bound_by_nobody_but_who_says_what_it_is()
    {
        var key = await CreateKey("site-2", maxDevices: 10);
        var claimed = await Claim("xq7", "site-2", key, "MQTT_BASIC");
        var secret = claimed.GetProperty("credentialsValue").GetProperty("password").GetString()!;
        using var device = await Connect("xq7", secret);
        Assert.True(await Publish(device, "twin/v1/xq7/telemetry", """{"q":1}"""));

        using var unclear = await Admin.Http.PostAsJsonAsync("/api/v1/device-pool/xq7/bind", new { });
        Assert.Equal(HttpStatusCode.Conflict, unclear.StatusCode);
        using var half = await Admin.Http.PostAsJsonAsync("/api/v1/device-pool/xq7/bind", new { profile = "smoke" });
        Assert.Equal(HttpStatusCode.Conflict, half.StatusCode);
        using var wrong = await Admin.Http.PostAsJsonAsync("/api/v1/device-pool/xq7/bind", new { profile = "smoke", building = "b-none" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("xq7", (await Admin.Get("/api/v1/device-pool/xq7")).GetProperty("id").GetString());

        using var gone = await Admin.Http.DeleteAsync("/api/v1/device-pool/xq7");
        Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
        await Eventually.Async(() => !device.IsConnected, "its connection has ended");
        await Assert.ThrowsAnyAsync<Exception>(() => Connect("xq7", secret));
        Assert.Equal("SUCCESS", (await Claim("xq7", "site-2", key)).GetProperty("status").GetString());

        using var revoked = await Admin.Http.DeleteAsync("/api/v1/provisioning-keys/site-2");
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal("FAILURE", (await Claim("xq8", "site-2", key)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Rotated_and_revoked_credentials_hold_no_longer_and_their_connections_end_at_once()
    {
        const string Token = "an-access-token-for-tests";
        await Admin.ImportAll($$"""{"kind":"device","id":"turn-1","profile":"smoke","building":"b-3","secret":"{{SampleCommunity.Secret}}","token":"{{Token}}"}""");
        var taken = await Admin.Import($$"""{"kind":"device","id":"turn-2","profile":"smoke","building":"b-3","token":"{{Token}}"}""");
        Assert.Contains("token", taken[0].ToString(), StringComparison.Ordinal);
        using var bySecret = await Connect("turn-1", SampleCommunity.Secret);
        using var byToken = await Connect(Token);

        var secret = (await Admin.Post("/api/v1/devices/turn-1/credential")).GetProperty("secret").GetString()!;
        await Eventually.Async(() => !bySecret.IsConnected && !byToken.IsConnected, "both connections have ended");
        await Assert.ThrowsAnyAsync<Exception>(() => Connect("turn-1", SampleCommunity.Secret));
        await Assert.ThrowsAnyAsync<Exception>(() => Connect(Token));
        using var byNew = await Connect("turn-1", secret);
        using var byNewToken = await Connect(secret);

        using var revoked = await Admin.Http.DeleteAsync("/api/v1/devices/turn-1/credential");
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        await Eventually.Async(() => !byNew.IsConnected && !byNewToken.IsConnected, "both connections have ended");
        await Assert.ThrowsAnyAsync<Exception>(() => Connect("turn-1", secret));

        await Admin.ImportAll(SampleCommunity.Device("turn-1", "smoke", "b-3"));
        using var imported = await Connect("turn-1", SampleCommunity.Secret);
        await Admin.ImportAll("""{"kind":"device","id":"turn-1","profile":"smoke","building":"b-3","secret":"another-secret-for-tests-only"}""");
        await Eventually.Async(() => !imported.IsConnected, "a secret that is imported ends them too");
        using var certified = await Connect("turn-1", "another-secret-for-tests-only");
        await Admin.ImportAll($$"""{"kind":"device","id":"turn-1","profile":"smoke","building":"b-3","certificate":"{{new string('a', 64)}}"}""");
        await Eventually.Async(() => !certified.IsConnected, "so does another certificate");
        using var deleted = await Connect("turn-1", "another-secret-for-tests-only");
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/objects/device/turn-1");
        delete.Headers.TryAddWithoutValidation("If-Match", $"\"{(await Admin.Get("/api/v1/devices/turn-1")).GetProperty("revision").GetInt64()}\"");
        using var gone = await Admin.Http.SendAsync(delete);
        Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
        await Eventually.Async(() => !deleted.IsConnected, "and the end of the device");
        Assert.DoesNotContain(secret, await twin.DumpAll(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_to_be_provisioned_may_do_nothing_else()
    {
        using var stranger = await Connect("provision");
        var refused = await stranger.SubscribeAsync("twin/v1/smoke-0001/#");
        Assert.True(refused.Items.Single().ResultCode > MqttClientSubscribeResultCode.GrantedQoS2);
        Assert.False(await Publish(stranger, "twin/v1/smoke-0001/telemetry", """{"battery":1}"""));
        await Eventually.Async(() => !stranger.IsConnected, "its connection has ended");
    }

    private async Task<string> CreateKey(string id, int maxDevices) =>
        (await Admin.Post("/api/v1/provisioning-keys", new { id, name = "工地一批", maxDevices })).GetProperty("secret").GetString()!;

    private async Task<JsonElement> Claim(string device, string key, string secret, string type = "ACCESS_TOKEN")
    {
        using var client = await Connect("provision");
        var answers = Channel.CreateUnbounded<byte[]>();
        client.ApplicationMessageReceivedAsync += message =>
        {
            answers.Writer.TryWrite(message.ApplicationMessage.ConvertPayloadToString() is { } text ? System.Text.Encoding.UTF8.GetBytes(text) : []);
            return Task.CompletedTask;
        };
        await client.SubscribeAsync("/provision/response");
        var request = new { deviceName = device, provisionDeviceKey = key, provisionDeviceSecret = secret, credentialsType = type };
        Assert.True(await Publish(client, "/provision/request", JsonSerializer.Serialize(request)));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return JsonElement.Parse(await answers.Reader.ReadAsync(patience.Token));
    }

    private async Task<IMqttClient> Connect(string userName, string? password = null)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", twin.Host.MqttPort).WithClientId($"c-{Guid.NewGuid():N}").WithCredentials(userName, password).Build();
        var result = await client.ConnectAsync(options);
        return result.ResultCode == MqttClientConnectResultCode.Success ? client : throw new InvalidOperationException($"{result.ResultCode}");
    }

    private static async Task<bool> Publish(IMqttClient client, string topic, string payload)
    {
        try
        {
            return (await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build())).IsSuccess;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return false;
        }
    }
}
