using System.Diagnostics;
using System.Net.Sockets;

namespace Twin.Fixtures;

/// <summary>A private mosquitto broker on a free port that writes every change to disk at once.</summary>
public sealed class Mosquitto : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mosquitto-").FullName;
    private Process? _process;

    public int Port { get; } = Ports.Free();

    public async Task Start()
    {
        var configuration = Path.Combine(_directory, "mosquitto.conf");
        await File.WriteAllTextAsync(configuration, $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            persistence true
            persistence_location {_directory}/
            autosave_interval 1
            autosave_on_changes true
            max_queued_messages 0
            max_inflight_messages 0
            user root
            """);
        _process = Run(Find("mosquitto"), "-c", configuration);
        await Eventually.Async(CanConnect, "the broker listens");
    }

    /// <summary>As at a power failure.</summary>
    public async Task Kill()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>As a service manager does.</summary>
    public async Task Stop()
    {
        using (var kill = Process.Start("/bin/kill", ["-s", "TERM", $"{_process!.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Runs <c>mosquitto_pub</c> against any broker on this machine; returns its exit code.</summary>
    public static async Task<int> Publish(int port, params string[] arguments)
    {
        using var process = Run(Find("mosquitto_pub"), ["-h", "127.0.0.1", "-p", port.ToString(), .. arguments]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        Directory.Delete(_directory, recursive: true);
    }

    private static Process Run(string file, params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardError = true, UseShellExecute = false })!;

    private static string Find(string program) =>
        new[] { "/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin", "/opt/homebrew/sbin" }
            .Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"{program} is missing: run 'apt-get install -y mosquitto mosquitto-clients'.");

    private async Task<bool> CanConnect()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException($"The broker stopped: {await _process.StandardError.ReadToEndAsync()}");
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
