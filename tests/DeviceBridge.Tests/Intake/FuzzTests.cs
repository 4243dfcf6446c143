using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Twin.Devices.Dialects;
using Twin.Fixtures;

namespace Twin.Devices.Intake;

public sealed class FuzzTests
{
    private const int Seed = 20260501;
    private const int Messages = 20_000;
    private const string Device = "d-1";

    /// <summary>What one message may take on its way, garbage included; the longest here has 130 KB and 3,000 entries.</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    [Fact]
    public async Task Any_message_is_readings_or_a_dead_letter_or_of_no_concern_and_never_a_failure()
    {
        await using var bridge = await BridgeHost.Start();
        var intake = bridge.Services.GetRequiredService<DeviceIntake>();
        var routes = bridge.Services.GetRequiredService<Routes>();
        var fuzz = new FuzzMessages(Seed);
        var letters = 0;
        for (var i = 0; i < Messages; i++)
        {
            var (topic, payload) = fuzz.Next(Device);
            if (routes.Find(topic, Device) is not { } route)
            {
                continue;
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            var grain = route.Device is { } device ? bridge.Twin.Device(device) : null;
            var taken = intake.Take(route, new NobodysUplink(routes), grain, topic, new ReadOnlySequence<byte>(payload), CancellationToken.None);

            Assert.True(taken.IsCompleted, $"message {i} to {topic} is not done");
            Assert.Equal(IntakeResult.Durable, await taken);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
            while (bridge.Twin.Letters.TryDequeue(out var letter))
            {
                letters++;
                Assert.DoesNotContain("the twin failed", letter.Reason, StringComparison.Ordinal);
                Assert.InRange(letter.Reason.Length, 1, 4_096);
            }
        }

        Assert.InRange(letters, Messages / 4, Messages);
        Assert.NotEmpty(bridge.Twin.Device(Device).Taken);
    }
}
