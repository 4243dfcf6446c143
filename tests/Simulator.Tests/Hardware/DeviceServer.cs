using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Threading.Channels;
using MQTTnet.Server;
using Twin.Fixtures;

namespace Twin.Simulation.Hardware;

/// <summary>An MQTT server on a port of its own that takes every message and tells of it.</summary>
internal sealed class DeviceServer : IAsyncDisposable
{
    private readonly MqttServer _server;
    private readonly Channel<(string Device, string Topic, string Payload)> _messages = Channel.CreateUnbounded<(string, string, string)>();

    public DeviceServer()
    {
        _server = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(Port)
            .Build());
        _server.ValidatingConnectionAsync += connection =>
        {
            Secrets[connection.UserName] = connection.Password;
            return Task.CompletedTask;
        };
        _server.ClientDisconnectedAsync += gone =>
        {
            Disconnected.Add(gone.DisconnectType);
            return Task.CompletedTask;
        };
        _server.InterceptingPublishAsync += message =>
        {
            message.ProcessPublish = false;
            message.CloseConnection = Drop(message.UserName);
            _messages.Writer.TryWrite((message.UserName, message.ApplicationMessage.Topic, Encoding.UTF8.GetString(message.ApplicationMessage.Payload.ToArray())));
            return Task.CompletedTask;
        };
    }

    public int Port { get; } = Ports.Free();

    /// <summary>True for a device whose message is to be answered by dropping its connection.</summary>
    public Func<string, bool> Drop { get; set; } = _ => false;

    public ConcurrentDictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<MqttClientDisconnectType> Disconnected { get; } = [];

    public Task StartAsync() => _server.StartAsync();

    /// <summary>The next message of anyone; fails when none comes within 20 s.</summary>
    public async Task<(string Device, string Topic, string Payload)> NextAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            return await _messages.Reader.ReadAsync(deadline.Token);
        }
        catch (OperationCanceledException fault)
        {
            throw new TimeoutException("No device sent a message within 20 s.", fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        _server.Dispose();
    }
}
