using System.Text.Json;
using System.Threading.Channels;
using MQTTnet;

namespace Twin.Fixtures;

/// <summary>A device on a real MQTT connection that hears what is sent to it.</summary>
public sealed class ListeningDevice : IAsyncDisposable
{
    private readonly Channel<(string Topic, string Payload)> _heard = Channel.CreateUnbounded<(string, string)>();
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    private ListeningDevice() => _client.ApplicationMessageReceivedAsync += message =>
    {
        _heard.Writer.TryWrite((message.ApplicationMessage.Topic, message.ApplicationMessage.ConvertPayloadToString() ?? string.Empty));
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

    /// <summary>The next message; fails when none comes.</summary>
    public async Task<(string Topic, string Payload)> Next()
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
