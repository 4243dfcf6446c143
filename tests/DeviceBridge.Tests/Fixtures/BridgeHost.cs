using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Formatter;
using Twin.Devices;
using Twin.Hosting;

namespace Twin.Fixtures;

/// <summary>The bridge on a free port, with recording grains behind it.</summary>
public sealed class BridgeHost : IAsyncDisposable
{
    private readonly IHost _host;

    private BridgeHost(IHost host, RecordingTwin twin)
    {
        _host = host;
        Twin = twin;
        Port = host.Services.GetRequiredService<MqttEndpoint>().Port;
        TlsPort = host.Services.GetRequiredService<MqttEndpoint>().TlsPort;
    }

    public RecordingTwin Twin { get; }

    public int Port { get; }

    /// <summary>0 unless the settings name a certificate.</summary>
    public int TlsPort { get; }

    public IServiceProvider Services => _host.Services;

    /// <param name="settings">Below <c>Twin:Mqtt</c>, as <c>Key=value</c>.</param>
    public static Task<BridgeHost> Start(params string[] settings) => Start(new RecordingTwin(), settings);

    public static async Task<BridgeHost> Start(RecordingTwin twin, params string[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("Twin:Mqtt:Port", "0"), new("Twin:Mqtt:Tls:Port", "0"), new("Twin:Mqtt:RetryDelay", "00:00:00.05")]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create($"Twin:Mqtt:{pair[0]}", (string?)pair[1])));
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.AddSingleton(twin.Grains);
        builder.AddTwinBridge();
        var host = builder.Build();
        await host.StartAsync();
        return new BridgeHost(host, twin);
    }

    /// <summary>A client signed in as a device.</summary>
    public async Task<IMqttClient> Connect(string device, MqttProtocolVersion version = MqttProtocolVersion.V500, string? clientId = null)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        var result = await client.ConnectAsync(Options(device, version, clientId).Build());
        return result.ResultCode == MqttClientConnectResultCode.Success
            ? client
            : throw new InvalidOperationException($"{device} was refused: {result.ResultCode}.");
    }

    public MqttClientOptionsBuilder Options(string device, MqttProtocolVersion version = MqttProtocolVersion.V500, string? clientId = null) =>
        new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", Port).WithProtocolVersion(version)
            .WithClientId(clientId ?? device).WithCredentials(device, Twin.Device(device).Secret);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
