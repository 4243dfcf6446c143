using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Twin.Devices;

/// <summary>What the bridge counts; a device is never a label.</summary>
internal sealed class BridgeMetrics
{
    public const string MeterName = "Twin.DeviceBridge";

    private readonly Counter<long> _received;
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _deadLetters;
    private readonly Counter<long> _heldBack;
    private readonly Counter<long> _slowed;
    private readonly Counter<long> _refusedTopics;
    private readonly Counter<long> _refusedConnections;
    private readonly Histogram<double> _duration;
    private long _inFlight;
    private long _connections;

    public BridgeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _received = meter.CreateCounter<long>("twin.bridge.messages.received", "{message}", "Messages that came in.");
        _accepted = meter.CreateCounter<long>("twin.bridge.messages.accepted", "{message}", "Messages durable in the twin, dead letters included.");
        _deadLetters = meter.CreateCounter<long>("twin.bridge.dead_letters", "{message}", "Messages kept because they were not understood, in whole or in part.");
        _heldBack = meter.CreateCounter<long>("twin.bridge.messages.held_back", "{message}", "Messages not acknowledged because the twin could not take them.");
        _slowed = meter.CreateCounter<long>("twin.bridge.messages.slowed", "{message}", "Messages that had to wait because their device sends too many.");
        _refusedTopics = meter.CreateCounter<long>("twin.bridge.topics.refused", "{message}", "Messages and subscriptions to topics that are not the device's own.");
        _refusedConnections = meter.CreateCounter<long>("twin.bridge.connections.refused", "{connection}", "Connections turned away, by reason.");
        _duration = meter.CreateHistogram<double>("twin.bridge.ingest.duration", "s", "From a message's turn to its being durable.");
        meter.CreateObservableUpDownCounter("twin.bridge.messages.in_flight", () => Volatile.Read(ref _inFlight), "{message}", "Messages on their way into the twin.");
        meter.CreateObservableUpDownCounter("twin.bridge.connections", () => Volatile.Read(ref _connections), "{connection}", "Open connections.");
    }

    public void Received() => _received.Add(1);

    public void HeldBack() => _heldBack.Add(1);

    public void Slowed() => _slowed.Add(1);

    public void DeadLetter() => _deadLetters.Add(1);

    public void TopicRefused() => _refusedTopics.Add(1);

    public void ConnectionOpened() => Interlocked.Increment(ref _connections);

    public void ConnectionClosed() => Interlocked.Decrement(ref _connections);

    public void ConnectionRefused(string reason) => _refusedConnections.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <returns>A stamp for <see cref="Finished"/>.</returns>
    public long Started()
    {
        Interlocked.Increment(ref _inFlight);
        return Stopwatch.GetTimestamp();
    }

    public void Finished(long started, bool accepted)
    {
        Interlocked.Decrement(ref _inFlight);
        if (accepted)
        {
            _accepted.Add(1);
            _duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
    }
}
