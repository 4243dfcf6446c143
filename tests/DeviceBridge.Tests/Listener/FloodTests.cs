using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Twin.Fixtures;

namespace Twin.Devices.Listener;

public sealed class FloodTests
{
    private const int AtOnce = 100;
    private const int Flood = 10_000;

    [Fact]
    public async Task Device_that_sends_ten_thousand_messages_a_second_waits_and_no_other_does_and_nothing_of_it_is_lost()
    {
        var clock = new FakeTimeProvider();
        await using var bridge = await BridgeHost.Start(new RecordingTwin { Time = clock }, $"MaxMessagesPerSecond={AtOnce}");
        var slowed = 0L;
        using var listener = Listen(bridge, "twin.bridge.messages.slowed", count => Interlocked.Add(ref slowed, count));
        var flooding = bridge.Twin.Device("flooding");
        using var flood = await RawClient.Connect(bridge.Port);
        await flood.SignIn("flooding", flooding.Secret);
        var sending = flood.Send([.. Enumerable.Range(1, Flood).SelectMany(i => RawClient.Publish("v1/devices/me/telemetry", (ushort)i, $$"""{"ts":{{1764000000 + i}},"n":{{i}}}"""))]);
        await Eventually.Async(() => flooding.Taken.Count == AtOnce && Interlocked.Read(ref slowed) == 1, "the device has been given its share and has to wait");

        using (var calm = await bridge.Connect("calm"))
        {
            for (var i = 0; i < AtOnce / 2; i++)
            {
                Assert.True((await calm.Publish("v1/devices/me/telemetry", """{"battery":80}""")).IsSuccess);
            }
        }

        Assert.Equal(AtOnce, flooding.Taken.Count);
        for (var more = 1; more <= 3; more++)
        {
            clock.Advance(TimeSpan.FromSeconds(1d / AtOnce));
            await Eventually.Async(() => flooding.Taken.Count == AtOnce + more && Interlocked.Read(ref slowed) == 1 + more, "the next one's time has come");
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.Async(() => flooding.Taken.Count >= 2 * AtOnce, "what was held back is taken in");
        Assert.Equal(Enumerable.Range(1, 2 * AtOnce).Select(i => (double)i), flooding.Taken.Take(2 * AtOnce).Select(message => message.Readings[0].Value));
        flood.Dispose();
        await Publishing.Fails(sending);
    }

    private static MeterListener Listen(BridgeHost bridge, string name, Action<long> count)
    {
        var meters = bridge.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == name && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => count(value));
        listener.Start();
        return listener;
    }
}
