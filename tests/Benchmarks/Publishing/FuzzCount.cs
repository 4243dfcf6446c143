namespace Twin.Benchmarks.Publishing;

/// <summary>What became of messages that make no sense.</summary>
internal sealed class FuzzCount
{
    private int _acknowledged;
    private int _refused;
    private int _closed;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Answered with a refusal.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Answered by closing the connection.</summary>
    public int Closed => Volatile.Read(ref _closed);

    public void Add(bool? accepted) => Interlocked.Increment(ref accepted is null ? ref _closed : ref accepted.Value ? ref _acknowledged : ref _refused);
}
