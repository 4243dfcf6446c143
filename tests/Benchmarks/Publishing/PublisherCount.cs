using Twin.Simulation;

namespace Twin.Benchmarks.Publishing;

/// <summary>What all connections of a publisher have had acknowledged.</summary>
internal sealed class PublisherCount
{
    private long _acknowledged;
    private long _refused;

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public long Refused => Interlocked.Read(ref _refused);

    public LatencyHistogram Latency { get; } = new();

    public void Add(long sentAt, bool refused)
    {
        Latency.Record(sentAt);
        Interlocked.Increment(ref refused ? ref _refused : ref _acknowledged);
    }
}
