using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Twin.Fixtures;

namespace Twin.Devices;

public sealed class MetricsTests
{
    [Fact]
    public async Task Messages_are_counted_without_naming_a_device()
    {
        await using var bridge = await BridgeHost.Start();
        var counted = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        var labels = new ConcurrentBag<string?>();
        var meters = bridge.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == BridgeMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument, 1, tags));
        listener.Start();

        using (var client = await bridge.Connect("smoke-0001"))
        {
            await client.Publish("v1/devices/me/telemetry", """{"battery":80}""");
            await client.Publish("v1/devices/me/telemetry", "poison");
            await client.Publish("twin/v1/other/telemetry", "{}");
            listener.RecordObservableInstruments();
        }

        await Assert.ThrowsAnyAsync<Exception>(() => bridge.Connect("a b"));

        Assert.Equal(3, counted["twin.bridge.messages.received"]);
        Assert.Equal(2, counted["twin.bridge.messages.accepted"]);
        Assert.Equal(2, counted["twin.bridge.ingest.duration"]);
        Assert.Equal(1, counted["twin.bridge.dead_letters"]);
        Assert.Equal(1, counted["twin.bridge.topics.refused"]);
        Assert.Equal(1, counted["twin.bridge.connections"]);
        Assert.Equal(0, counted["twin.bridge.messages.in_flight"]);
        Assert.Equal(["reason=BadUserNameOrPassword"], labels);

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            counted.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
            foreach (var (key, label) in tags)
            {
                labels.Add($"{key}={label}");
            }
        }
    }
}
