namespace Twin.Simulation;

/// <summary>Counts what a fleet does.</summary>
public sealed class FleetMeter
{
    private long _sent;
    private long _acknowledged;
    private long _refused;
    private int _connected;
    private string? _trouble;

    /// <summary>Messages sent, each time one was sent again included.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Messages answered with a refusal.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public int Connected => Volatile.Read(ref _connected);

    /// <summary>From PUBLISH to PUBACK.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>The newest reason why a device lost its connection, since the last time it was asked for.</summary>
    public string? TakeTrouble() => Interlocked.Exchange(ref _trouble, null);

    internal void CountSent() => Interlocked.Increment(ref _sent);

    internal void CountAcknowledged(long started)
    {
        Interlocked.Increment(ref _acknowledged);
        Latency.Record(started);
    }

    internal void CountRefused(string reason)
    {
        Interlocked.Increment(ref _refused);
        Volatile.Write(ref _trouble, reason);
    }

    internal void CountConnected() => Interlocked.Increment(ref _connected);

    internal void CountDisconnected() => Interlocked.Decrement(ref _connected);

    internal void NoteTrouble(string reason) => Volatile.Write(ref _trouble, reason);
}
