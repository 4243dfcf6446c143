using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Server;

namespace Twin.Devices.Listener;

/// <summary>Accepts devices' connections, a bounded number of them, and hands each to the MQTT server.</summary>
internal sealed partial class SocketListener(
    IOptions<MqttOptions> options,
    MqttEndpoint endpoint,
    ClientIds clientIds,
    Presence presence,
    BridgeMetrics metrics,
    TimeProvider time,
    ILoggerFactory loggers,
    ILogger<SocketListener> log) : IMqttServerAdapter
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>How long the last bytes to a device may take.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private IConnectionListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private int _open;

    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    public async Task StartAsync(MqttServerOptions serverOptions, IMqttNetLogger logger)
    {
        var transport = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions
            {
                MaxReadBufferSize = BufferBytes,
                MaxWriteBufferSize = BufferBytes,
                CreateBoundListenSocket = Listen,
            }),
            loggers);
        _listener = await transport.BindAsync(new IPEndPoint(IPAddress.Parse(options.Value.Bind), options.Value.Port));
        endpoint.Port = ((IPEndPoint)_listener.EndPoint).Port;
        LogListening(_listener.EndPoint);
        _accepting = Accept(_listener);
    }

    public async Task StopAsync()
    {
        if (_listener is { } listener)
        {
            _listener = null;
            await listener.UnbindAsync();
            await _accepting;
            await listener.DisposeAsync();
        }
    }

    public void Dispose()
    {
    }

    /// <summary>Accepted connections inherit the keep-alive, which finds devices that vanished and never promised to speak.</summary>
    private static Socket Listen(EndPoint endPoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 5);
        return socket;
    }

    private async Task Accept(IConnectionListener listener)
    {
        while (await listener.AcceptAsync() is { } connection)
        {
            if (Interlocked.Increment(ref _open) > options.Value.MaxConnections)
            {
                Interlocked.Decrement(ref _open);
                metrics.ConnectionRefused("too-many");
                connection.Abort();
                await connection.DisposeAsync();
                continue;
            }

            _ = Serve(connection);
        }
    }

    private async Task Serve(ConnectionContext connection)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        metrics.ConnectionOpened();
        using var channel = new DeviceChannel(connection, options.Value, time);
        try
        {
            if (ClientHandler is { } handler)
            {
                await handler(channel);
            }
        }
        catch (Exception fault)
        {
            LogFailed(fault);
        }

        if (channel.Session is { } session)
        {
            presence.Left(session);
            clientIds.Release(session.ClientId, session.Device);
        }

        await Close(connection);
        Interlocked.Decrement(ref _open);
        metrics.ConnectionClosed();
    }

    private async Task Close(ConnectionContext connection)
    {
        var closed = connection.DisposeAsync().AsTask();
        try
        {
            await closed.WaitAsync(Farewell, time);
        }
        catch (TimeoutException)
        {
            connection.Abort();
            await closed;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for devices on {EndPoint} (MQTT)")]
    private partial void LogListening(EndPoint endPoint);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A device's connection failed")]
    private partial void LogFailed(Exception fault);
}
