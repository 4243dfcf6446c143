using System.Diagnostics;
using System.Text.Json;

namespace Twin.Benchmarks.Publishing;

/// <summary><see cref="Storm"/> in a process of its own.</summary>
internal sealed class StormProcess : IAsyncDisposable
{
    private readonly Process _process;

    private StormProcess(Process process) => _process = process;

    /// <summary>Starts it; returns when every device is connected.</summary>
    public static async Task<StormProcess> StartAsync(PublisherOptions options)
    {
        var storm = new StormProcess(Process.Start(SelfProcess.Of("storm", JsonSerializer.Serialize(options)))!);
        await storm.ReadAsync();
        return storm;
    }

    /// <summary>Breaks all connections; returns when every device is back and has had a message acknowledged.</summary>
    public async Task<StormResult> BreakAsync()
    {
        await _process.StandardInput.WriteLineAsync("go");
        await _process.StandardInput.FlushAsync();
        return JsonSerializer.Deserialize<StormResult>(await ReadAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> ReadAsync() =>
        await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The devices ended before their time.");
}
