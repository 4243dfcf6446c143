namespace Twin.Benchmarks.Servers;

/// <summary>An MQTT server in a process of its own.</summary>
internal interface IServerUnderTest : IAsyncDisposable
{
    string Name { get; }

    int Port { get; }

    /// <summary>What its process has used of all processors, user and system.</summary>
    TimeSpan ProcessorTime { get; }
}
