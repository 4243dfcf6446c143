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

    public static async Task<ListeningDevice> Start(string id, string secret, int port, params string[] filters)
    {
        var device = new ListeningDevice();
        await device._client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId(id).WithCredentials(id, secret).Build());
        foreach (var filter in filters)
        {
            var result = await device._client.SubscribeAsync(filter);
            Assert.True(result.Items.Single().ResultCode <= MqttClientSubscribeResultCode.GrantedQoS2, $"{filter}: {result.Items.Single().ResultCode}");
        }

        return device;
    }

    public async Task Publish(string topic, string payload) => Assert.True((await Publishing.Publish(_client, topic, payload)).IsSuccess, topic);

    public async Task Publish(string topic, byte[] payload) => Assert.True(
        (await _client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build())).IsSuccess,
        topic);

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
        Assert.Equal(topic, heard);
        return JsonElement.Parse(payload);
    }

    public bool HasHeard => _heard.Reader.Count > 0;

    public async ValueTask DisposeAsync()
    {
        await _client.TryDisconnectAsync();
        _client.Dispose();
    }
}
