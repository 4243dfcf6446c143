using System.Globalization;
using Twin.Fixtures;

namespace Twin.Devices.EndToEnd;

public sealed class RedeliveryTests
{
    [Fact]
    public async Task Message_is_sent_again_and_has_no_second_effect_when_its_bridge_goes_before_it_acknowledges()
    {
        await using var twin = await TwinHost.Start();
        using var api = await twin.SignInAsAdmin();
        await api.ImportAll(SampleCommunity.Lines);
        var recording = new RecordingTwin();
        var device = recording.Device("smoke-0001");
        device.Behind = twin.Grains.Device("smoke-0001");
        device.HoldAnswer = new TaskCompletionSource();
        var at = TimeProvider.System.GetUtcNow();
        var fire = RawClient.Publish("twin/v1/smoke-0001/telemetry", 7, $$$"""{"ts":{{{at.ToUnixTimeMilliseconds()}}},"values":{"smoke.obscuration":0.2}}""");

        var dying = await BridgeHost.Start(recording);
        using (var first = await RawClient.Connect(dying.Port))
        {
            await first.SignIn("smoke-0001", device.Secret);
            await first.Send(fire);
            await Eventually.Async(() => device.Taken.Count == 1, "the grain has taken the message in");
        }

        device.HoldAnswer.SetResult();
        await dying.DisposeAsync();
        device.HoldAnswer = null;
        await using var next = await BridgeHost.Start(recording);
        using var again = await RawClient.Connect(next.Port);
        await again.SignIn("smoke-0001", device.Secret);
        await again.Send(fire);
        Assert.Equal([0x40, 2, 0, 7], await again.Receive(4));
        Assert.Equal(2, device.Taken.Count);

        var history = await api.Get($"/api/v1/devices/smoke-0001/history?metric=smoke.obscuration&from={Day(at.AddDays(-1))}&to={Day(at.AddDays(2))}");
        Assert.Equal(1, history.GetProperty("points").GetArrayLength());
        var alarms = (await api.Get("/api/v1/devices/smoke-0001")).GetProperty("alarms").EnumerateArray();
        Assert.All(alarms, alarm => Assert.Equal(1, alarm.GetProperty("episode").GetInt32()));
        await Eventually.Async(async () => (await api.Get("/api/v1/cases?device=smoke-0001")).GetProperty("total").GetInt32() == 1, "the fire is one case");
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
