using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Protocol;

namespace Twin.Fixtures;

/// <summary>A device on a real MQTT connection that hears what is sent to it.</summary>
public sealed class ListeningDevice : IAsyncDisposable
{
    private readonly Channel<(string Topic, byte[] Payload)> _heard = Channel.CreateUnbounded<(string, byte[])>();
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    private ListeningDevice() => _client.ApplicationMessageReceivedAsync += message =>
    {
        _heard.Writer.TryWrite((message.ApplicationMessage.Topic, message.ApplicationMessage.Payload.ToArray()));
        return Task.CompletedTask;
    };

    public static async Task<ListeningDevice> Start(string id, string secret, int port, params string[] filters) =>
        await TryStart(id, secret, port, filters) ?? throw new InvalidOperationException($"{id} may not subscribe to {string.Join(", ", filters)}.");

    /// <returns>Null when it may not subscribe.</returns>
    public static async Task<ListeningDevice?> TryStart(string id, string secret, int port, params string[] filters)
    {
        var device = new ListeningDevice();
        await device._client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId(id).WithCredentials(id, secret).Build());
        foreach (var filter in filters)
        {
            if ((await device._client.SubscribeAsync(filter)).Items.Single().ResultCode > MqttClientSubscribeResultCode.GrantedQoS2)
            {
                await device.DisposeAsync();
                return null;
            }
        }

        return device;
    }

    public Task Publish(string topic, string payload) => Publish(topic, Encoding.UTF8.GetBytes(payload));

    public async Task Publish(string topic, byte[] payload)
    {
        var message = new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        if (await _client.PublishAsync(message) is { IsSuccess: false } refused)
        {
            throw new InvalidOperationException($"{topic} was refused: {refused.ReasonCode}.");
        }
    }

    /// <summary>The next message; fails when none comes.</summary>
    public async Task<(string Topic, string Payload)> Next()
    {
        var (topic, payload) = await NextBytes();
        return (topic, Encoding.UTF8.GetString(payload));
    }

    public async Task<(string Topic, byte[] Payload)> NextBytes()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _heard.Reader.ReadAsync(patience.Token);
    }

    public async Task<JsonElement> Next(string topic)
    {
        var (heard, payload) = await Next();
        return heard == topic ? JsonElement.Parse(payload) : throw new InvalidOperationException($"{heard} was heard, not {topic}.");
    }

    public bool HasHeard => _heard.Reader.Count > 0;

    public async ValueTask DisposeAsync()
    {
        await _client.TryDisconnectAsync();
        _client.Dispose();
    }
}
