namespace Twin.Benchmarks.Servers;

internal interface IDatabaseUnderTest : IAsyncDisposable
{
    /// <summary>Null for the file in the data directory.</summary>
    string? ConnectionString { get; }

    /// <summary>Bytes that hold telemetry.</summary>
    Task<long> SizeAsync();
}
