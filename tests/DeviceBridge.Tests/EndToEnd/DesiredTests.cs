using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Devices.EndToEnd;

public sealed class DesiredTests(CommandedTwin twin) : IClassFixture<CommandedTwin>
{
    [Fact]
    public async Task Desired_properties_are_sent_until_they_are_reported_and_again_on_reconnect()
    {
        await twin.Create("d-1");
        await Desire("d-1", 0, """{"interval":60,"mode":"eco","light":{"level":3}}""");
        await using (var device = await twin.Connect("d-1", "twin/v1/d-1/#"))
        {
            var sent = await device.Next("twin/v1/d-1/desired");
            Assert.Equal((1, 60), (sent.GetProperty("revision").GetInt32(), sent.GetProperty("values").GetProperty("interval").GetInt32()));
            await device.Publish("twin/v1/d-1/reported", """{"mode":"eco","firmware":"1.2"}""");
        }

        Assert.Equal(["interval", "light"], await Pending("d-1"));
        await using (var device = await twin.Connect("d-1", "twin/v1/d-1/desired"))
        {
            var values = (await device.Next("twin/v1/d-1/desired")).GetProperty("values");
            Assert.Equal(["interval", "light"], values.EnumerateObject().Select(value => value.Name));
            await device.Publish("twin/v1/d-1/reported", """{"light":{"level":3},"interval":60}""");
            Assert.Empty(await Pending("d-1"));

            await Desire("d-1", 1, """{"interval":30,"mode":null}""");
            Assert.Equal(30, (await device.Next("twin/v1/d-1/desired")).GetProperty("values").GetProperty("interval").GetInt32());
            await device.Publish("twin/v1/d-1/telemetry", """{"interval":30}""");
            Assert.Empty(await Pending("d-1"));
            Assert.Equal("1.2", (await twin.Api.Get("/api/v1/devices/d-1/desired")).GetProperty("reported").GetProperty("firmware").GetString());
        }

        using var stale = await Patch("d-1", 1, "{}");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var blind = await twin.Api.Http.PatchAsJsonAsync("/api/v1/devices/d-1/desired", new { });
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
    }

    [Fact]
    public async Task Desired_properties_are_shared_attributes_to_a_thingsboard_device()
    {
        await twin.Create("d-2");
        await using var device = await twin.Connect("d-2", "v1/devices/me/attributes");
        await Desire("d-2", 0, """{"mode":"eco"}""");

        Assert.Equal("eco", (await device.Next("v1/devices/me/attributes")).GetProperty("mode").GetString());
        await device.Publish("v1/devices/me/attributes", """{"mode":"eco"}""");
        Assert.Empty(await Pending("d-2"));
    }

    [Fact]
    public async Task A_thingsboard_device_is_told_what_it_reported_and_what_is_desired_when_it_asks()
    {
        await twin.Create("d-3");
        await Desire("d-3", 0, """{"mode":"eco","interval":60}""");
        await using var device = await twin.Connect("d-3", "v1/devices/me/attributes/response/+");
        await device.Publish("v1/devices/me/attributes", """{"firmware":"1.2","mode":"full"}""");

        await device.Publish("v1/devices/me/attributes/request/7", """{"clientKeys":"firmware,none","sharedKeys":"mode"}""");
        Assert.Equal("""{"client":{"firmware":"1.2"},"shared":{"mode":"eco"}}""", (await device.Next("v1/devices/me/attributes/response/7")).GetRawText());
        await device.Publish("v1/devices/me/attributes/request/8", "{}");
        Assert.Equal("""{"client":{"mode":"full","firmware":"1.2"},"shared":{"mode":"eco","interval":60}}""", (await device.Next("v1/devices/me/attributes/response/8")).GetRawText());
        await device.Publish("v1/devices/me/attributes/request/9", """{"sharedKeys":"interval"}""");
        Assert.Equal("""{"shared":{"interval":60}}""", (await device.Next("v1/devices/me/attributes/response/9")).GetRawText());
    }

    [Theory]
    [InlineData("d-tbgw", "d-tbchild", "T", "v1/gateway/attributes", "v1/gateway/telemetry", """{"d-tbchild":[{"x":1}]}""", "v1/gateway/attributes", """{"device":"d-tbchild","data":{"T":5}}""", "v1/gateway/attributes", """{"d-tbchild":{"T":5}}""")]
    [InlineData("d-ocgw", "d-occhild", "T.v", "$oc/devices/d-ocgw/sys/properties/set/#", "$oc/devices/d-ocgw/sys/gateway/sub_devices/properties/report", """{"devices":[{"device_id":"d-occhild","services":[{"service_id":"T","properties":{"x":1}}]}]}""", "$oc/devices/d-ocgw/sys/properties/set/request_id=0~d-occhild", """{"object_device_id":"d-occhild","services":[{"service_id":"T","properties":{"v":5}}]}""", "$oc/devices/d-ocgw/sys/gateway/sub_devices/properties/report", """{"devices":[{"device_id":"d-occhild","services":[{"service_id":"T","properties":{"v":5}}]}]}""")]
    [InlineData("d-jetgw", "d-jetchild", "T", "/p-1/d-jetgw/child/+/#", "/p-1/d-jetgw/child/d-jetchild/properties/report", """{"properties":{"x":1}}""", "/p-1/d-jetgw/child/d-jetchild/properties/write", ""","messageId":"0","deviceId":"d-jetchild","properties":{"T":5}}""", "/p-1/d-jetgw/child/d-jetchild/properties/report", """{"properties":{"T":5}}""")]
    public async Task Desired_properties_go_to_a_device_behind_a_gateway_once_on_each_connection_of_that(
        string gateway, string id, string name, string filter, string up, string reading, string topic, string words, string answerTopic, string answer)
    {
        await twin.Create(gateway);
        await twin.Create(id, gateway);
        await Desire(id, 0, $$"""{"{{name}}":5}""");
        for (var connection = 0; connection < 2; connection++)
        {
            await using var device = await twin.Connect(gateway, filter);
            await device.Publish(up, reading);
            var (heardOn, heard) = await device.Next();
            Assert.Equal(topic, heardOn);
            Assert.EndsWith(words, heard, StringComparison.Ordinal);
            await device.Publish(up, reading);
            await device.Publish(up, reading);
            Assert.False(device.HasHeard);
            Assert.Equal([name], await Pending(id));
        }

        await using var last = await twin.Connect(gateway, filter);
        await last.Publish(answerTopic, answer);
        Assert.Empty(await Pending(id));
        await last.Publish(up, reading);
        Assert.False(last.HasHeard);
    }

    private async Task<IEnumerable<string?>> Pending(string device) =>
        (await twin.Api.Get($"/api/v1/devices/{device}/desired")).GetProperty("pending").EnumerateArray().Select(name => name.GetString());

    private async Task Desire(string device, long revision, string patch)
    {
        using var answer = await Patch(device, revision, patch);
        Assert.Equal($"\"{revision + 1}\"", answer.Headers.ETag?.Tag);
    }

    private async Task<HttpResponseMessage> Patch(string device, long revision, string patch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/devices/{device}/desired") { Content = JsonContent.Create(JsonElement.Parse(patch)) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        return await twin.Api.Http.SendAsync(request);
    }
}
