using System.Diagnostics;
using Twin.Fixtures;

namespace Twin.Benchmarks.Servers;

internal sealed class BareServerProcess : IServerUnderTest
{
    private readonly Process _process;

    private BareServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public string Name => "bare MQTT server";

    public int Port { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<BareServerProcess> StartAsync()
    {
        var port = Ports.Free();
        var server = new BareServerProcess(Process.Start(SelfProcess.Of("bare", port.ToString()))!, port);
        await server._process.StandardOutput.ReadLineAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
