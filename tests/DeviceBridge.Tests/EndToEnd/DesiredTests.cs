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
