using System.Diagnostics;

namespace Twin.Fixtures;

/// <summary>One of the hosts as a process of its own, as an operator runs it; it can be killed and started again.</summary>
public sealed class TwinProcess : IAsyncDisposable
{
    private readonly string _host;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string _log;
    private Process? _process;

    /// <param name="host">The project: <c>Silo</c>, <c>ApiGateway</c>, <c>DeviceBridge</c>.</param>
    /// <param name="settings">Configuration, given on the command line.</param>
    /// <param name="log">The file its output is appended to.</param>
    public TwinProcess(string host, IReadOnlyDictionary<string, string> settings, string log)
    {
        _host = host;
        _settings = settings;
        _log = log;
    }

    public int Id => _process?.Id ?? throw new InvalidOperationException($"{_host} does not run.");

    /// <summary>What it has written so far.</summary>
    public string Output
    {
        get
        {
            using var file = new FileStream(_log, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd();
        }
    }

    public void Start()
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetDirectoryName(_log)! };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec dotnet \"$0\" \"$@\" >> '{_log}' 2>&1");
        start.ArgumentList.Add(BuildOutput.Of(_host));
        foreach (var (key, value) in _settings)
        {
            start.ArgumentList.Add($"--{key}={value}");
        }

        start.Environment["TWIN_ADMIN_PASSWORD"] = TwinHost.Password;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove("ASPNETCORE_URLS");
        _process = Process.Start(start)!;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
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

    /// <summary>SIGTERM, as a service manager stops a process.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Stop()
    {
        var process = _process ?? throw new InvalidOperationException($"{_host} does not run.");
        await Signal("TERM");
        await process.WaitForExitAsync();
        _process = null;
        using (process)
        {
            return process.ExitCode;
        }
    }

    /// <param name="name">Such as <c>STOP</c>, which freezes it, and <c>CONT</c>.</param>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("/bin/kill", ["-s", name, $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync() => await Kill();
}
