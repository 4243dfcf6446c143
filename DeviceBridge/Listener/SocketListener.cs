using System.Net;
using System.Net.Sockets;
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
    PublishIntake publishes,
    BridgeMetrics metrics,
    TimeProvider time,
    ILogger<SocketListener> log) : IMqttServerAdapter
{
    /// <summary>Many devices come back in the same second after an outage.</summary>
    private const int Backlog = 4096;

    private static readonly TimeSpan AcceptAgainAfter = TimeSpan.FromSeconds(1);

    private Socket? _socket;
    private Task _accepting = Task.CompletedTask;
    private int _open;

    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    public Task StartAsync(MqttServerOptions serverOptions, IMqttNetLogger logger)
    {
        var local = new IPEndPoint(IPAddress.Parse(options.Value.Bind), options.Value.Port);
        _socket = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _socket.Bind(local);
        _socket.Listen(Backlog);
        endpoint.Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        LogListening(_socket.LocalEndPoint!);
        _accepting = Accept(_socket);
        return Task.CompletedTask;
    }

    public async Task StopAsync()
    {
        _socket?.Dispose();
        await _accepting;
    }

    public void Dispose() => _socket?.Dispose();

    private async Task Accept(Socket listener)
    {
        while (true)
        {
            try
            {
                var socket = await listener.AcceptAsync();
                if (Interlocked.Increment(ref _open) <= options.Value.MaxConnections)
                {
                    _ = Serve(socket);
                }
                else
                {
                    Interlocked.Decrement(ref _open);
                    metrics.ConnectionRefused("too-many");
                    socket.Dispose();
                }
            }
            catch (Exception fault) when (fault is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException fault)
            {
                // Such as no file handle left: connections that end make room.
                LogNotAccepted(fault);
                await Task.Delay(AcceptAgainAfter, time);
            }
        }
    }

    private async Task Serve(Socket socket)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        metrics.ConnectionOpened();
        DeviceChannel? channel = null;
        try
        {
            Prepare(socket);
            channel = new DeviceChannel(socket, options.Value, publishes, time);
            if (ClientHandler is { } handler)
            {
                await handler(channel);
            }
        }
        catch (Exception fault)
        {
            LogFailed(fault);
        }

        if (channel?.Session is { } session)
        {
            presence.Left(session);
            clientIds.Release(session.ClientId, session.Device);
        }

        channel?.Dispose();
        socket.Dispose();
        Interlocked.Decrement(ref _open);
        metrics.ConnectionClosed();
    }

    /// <summary>The keep-alive finds devices that vanished and never promised to speak.</summary>
    private static void Prepare(Socket socket)
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 5);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for devices on {EndPoint} (MQTT)")]
    private partial void LogListening(EndPoint endPoint);

    [LoggerMessage(Level = LogLevel.Error, Message = "A device's connection could not be accepted")]
    private partial void LogNotAccepted(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A device's connection failed")]
    private partial void LogFailed(Exception fault);
}
