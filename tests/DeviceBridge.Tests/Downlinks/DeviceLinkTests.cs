using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Twin.Fixtures;

namespace Twin.Devices.Downlinks;

public sealed class DeviceLinkTests
{
    private static readonly DeviceOrder Order = new("lock-1", Gateway: null, Number: 7, "open", Writes: false, """{"seconds":5}""", Revision: 0);

    [Fact]
    public async Task Order_is_not_sent_on_a_connection_that_has_been_ended_and_is_still_busy()
    {
        await using var bridge = await BridgeHost.Start();
        var link = bridge.Services.GetServices<IHostedService>().OfType<DeviceLink>().Single();
        var device = bridge.Twin.Device("lock-1");
        await using var connected = await ListeningDevice.Start("lock-1", device.Secret, bridge.Port, "twin/v1/lock-1/command/+");
        Assert.Equal(Delivery.Sent, await link.Deliver(Order));
        await connected.Next("twin/v1/lock-1/command/7");

        device.Hold = new TaskCompletionSource();
        var publishing = connected.Publish("twin/v1/lock-1/telemetry", """{"battery":80}""");
        await Eventually.Async(() => device.Running == 1, "the reading is with its grain");
        await link.EndSessions("lock-1");

        Assert.Equal(Delivery.NotThere, await link.Deliver(Order));
        device.Hold.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => publishing);
    }
}
