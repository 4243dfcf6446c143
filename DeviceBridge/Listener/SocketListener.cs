using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Server;
using Twin.Devices.Listener.Wires;

namespace Twin.Devices.Listener;

/// <summary>Accepts devices' connections, a bounded number of them, and hands each to the MQTT server.</summary>
internal sealed partial class SocketListener(
    IOptions<MqttOptions> options,
    MqttEndpoint endpoint,
    TlsDoor tls,
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

    private readonly List<(Socket Socket, Task Accepting)> _listeners = [];
    private int _open;

    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    public Task StartAsync(MqttServerOptions serverOptions, IMqttNetLogger logger)
    {
        endpoint.Port = Listen(options.Value.Bind, options.Value.Port, socket => Task.FromResult<IWire?>(new SocketWire(socket)), "MQTT");
        if (tls.IsThere)
        {
            tls.Check();
            endpoint.TlsPort = Listen(options.Value.Tls.Bind, options.Value.Tls.Port, tls.Open, "MQTT over TLS");
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync()
    {
        Dispose();
        await Task.WhenAll(_listeners.Select(listener => listener.Accepting));
    }

    public void Dispose() => _listeners.ForEach(listener => listener.Socket.Dispose());

    /// <returns>The port.</returns>
    private int Listen(string bind, int port, Func<Socket, Task<IWire?>> open, string protocol)
    {
        var local = new IPEndPoint(IPAddress.Parse(bind), port);
        var socket = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(local);
        socket.Listen(Backlog);
        LogListening(socket.LocalEndPoint!, protocol);
        _listeners.Add((socket, Accept(socket, open)));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task Accept(Socket listener, Func<Socket, Task<IWire?>> open)
    {
        while (true)
        {
            try
            {
                var socket = await listener.AcceptAsync();
                if (Interlocked.Increment(ref _open) <= options.Value.MaxConnections)
                {
                    _ = Serve(socket, open);
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

    private async Task Serve(Socket socket, Func<Socket, Task<IWire?>> open)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        metrics.ConnectionOpened();
        DeviceChannel? channel = null;
        try
        {
            Prepare(socket);
            if (await open(socket) is not { } wire)
            {
                metrics.ConnectionRefused("tls");
            }
            else if (ClientHandler is { } handler)
            {
                channel = new DeviceChannel(wire, options.Value, publishes, time);
                await handler(channel);
            }
        }
        catch (Exception fault)
        {
            LogFailed(fault);
        }

        if (channel?.Session is { } session)
        {
            if (!session.IsProvisioning)
            {
                presence.Left(session);
            }

            clientIds.Release(session);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for devices on {EndPoint} ({Protocol})")]
    private partial void LogListening(EndPoint endPoint, string protocol);

    [LoggerMessage(Level = LogLevel.Error, Message = "A device's connection could not be accepted")]
    private partial void LogNotAccepted(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A device's connection failed")]
    private partial void LogFailed(Exception fault);
}
