using System.Diagnostics;
using System.Text.Json;
using Twin.Benchmarks.Servers;

namespace Twin.Benchmarks.Publishing;

/// <summary>The publisher in a process of its own, so that it shares nothing but the processors with what is measured.</summary>
internal sealed class PublisherProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PublisherProcess(Process process) => _process = process;

    /// <summary>Starts it; returns when every device is connected.</summary>
    public static async Task<PublisherProcess> StartAsync(PublisherOptions options)
    {
        var start = SelfProcess.Of("publish", JsonSerializer.Serialize(options));

        // One thread less between a socket and its next message.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        var publisher = new PublisherProcess(Process.Start(start)!);
        await publisher.ReadAsync();
        return publisher;
    }

    /// <summary>Publishes for the whole time it was started for.</summary>
    /// <returns>Its result, and what the server used meanwhile, both without the warm-up.</returns>
    public async Task<(PublisherResult Result, TimeSpan Used)> MeasureAsync(IServerUnderTest server)
    {
        Begin();
        await ReadAsync();
        var before = server.ProcessorTime;
        await ReadAsync();
        var used = server.ProcessorTime - before;
        return (await ResultAsync(), used);
    }

    public void Begin()
    {
        _process.StandardInput.WriteLine("go");
        _process.StandardInput.Flush();
    }

    /// <summary>Ends publishing before its time.</summary>
    public async Task<PublisherResult> EndAsync()
    {
        _process.StandardInput.Close();
        return await ResultAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task<PublisherResult> ResultAsync()
    {
        var line = await ReadAsync();
        while (line is Publisher.Warm or Publisher.Over)
        {
            line = await ReadAsync();
        }

        return JsonSerializer.Deserialize<PublisherResult>(line)!;
    }

    private async Task<string> ReadAsync() =>
        await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The publisher ended before its time.");
}
