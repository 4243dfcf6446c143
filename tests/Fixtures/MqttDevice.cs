using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Twin.Fixtures;

/// <summary>A device on a real MQTT connection that sends each message until it is acknowledged.</summary>
public sealed class MqttDevice(string id, string secret, int port, MqttProtocolVersion version = MqttProtocolVersion.V500) : IAsyncDisposable
{
    private IMqttClient? _client;

    /// <summary>Publishes once; returns when the PUBACK has come.</summary>
    /// <exception cref="Exception">It was refused, or the connection broke: whether it arrived is unknown.</exception>
    public async Task Publish(string topic, string payload, CancellationToken cancellationToken = default)
    {
        var client = await Connected(cancellationToken);
        var message = new MqttApplicationMessageBuilder()
            .WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        var result = await client.PublishAsync(message, cancellationToken);
        if (!result.IsSuccess)
        {
            throw new InvalidOperationException($"{topic} was refused: {result.ReasonCode} {result.ReasonString}");
        }
    }

    public Task Telemetry(string payload, CancellationToken cancellationToken = default) =>
        Publish($"twin/v1/{id}/telemetry", payload, cancellationToken);

    /// <summary>Publishes until it is acknowledged, through any outage.</summary>
    public async Task Insist(string payload, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                patience.CancelAfter(TimeSpan.FromSeconds(5));
                await Telemetry(payload, patience.Token);
                return;
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                await DisposeAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(150), cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { } client)
        {
            _client = null;
            await client.TryDisconnectAsync();
            client.Dispose();
        }
    }

    private async Task<IMqttClient> Connected(CancellationToken cancellationToken)
    {
        if (_client is { IsConnected: true })
        {
            return _client;
        }

        await DisposeAsync();
        _client = new MqttClientFactory().CreateMqttClient();
        await _client.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId(id).WithCredentials(id, secret)
                .WithProtocolVersion(version).Build(),
            cancellationToken);
        return _client;
    }
}
