using Microsoft.Extensions.Options;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Twin.Devices.Dialects;
using Twin.Devices.Intake;

namespace Twin.Devices.Listener;

/// <summary>
/// The MQTT endpoint for devices (3.1.1 and 5). Not a broker: what a device publishes goes to its grain and is
/// acknowledged when it is durable there; nothing is passed on to other connections, and nothing rests here.
/// </summary>
internal sealed class MqttListener : IHostedService, IDisposable
{
    private readonly MqttServer _server;
    private readonly Presence _presence;
    private readonly PublishIntake _publishes;
    private readonly Routes _routes;
    private readonly BridgeMetrics _metrics;

    public MqttListener(
        SocketListener sockets,
        DeviceLogin login,
        Presence presence,
        PublishIntake publishes,
        Routes routes,
        BridgeMetrics metrics,
        IOptions<MqttOptions> options)
    {
        _presence = presence;
        _publishes = publishes;
        _routes = routes;
        _metrics = metrics;
        var serverOptions = new MqttServerOptions { DefaultCommunicationTimeout = options.Value.ConnectTimeout };
        _server = new MqttServerFactory().CreateMqttServer(serverOptions, [sockets], MqttNetNullLogger.Instance);
        _server.ValidatingConnectionAsync += login.Validate;
        _server.InterceptingPublishAsync += Take;
        _server.InterceptingSubscriptionAsync += CheckSubscription;
        _server.InterceptingUnsubscriptionAsync += Unsubscribe;
    }

    public Task StartAsync(CancellationToken cancellationToken) => _server.StartAsync();

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _presence.Stop();
        return _server.StopAsync(new MqttServerStopOptions
        {
            DefaultClientDisconnectOptions = new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.ServerShuttingDown },
        });
    }

    public void Dispose() => _server.Dispose();

    /// <summary>What does not come in the plainest form, and last wills.</summary>
    private async Task Take(InterceptingPublishEventArgs publish)
    {
        publish.ProcessPublish = false;
        var session = (DeviceSession)publish.SessionItems[DeviceSession.Key]!;
        var message = publish.ApplicationMessage;
        var isKept = message.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce;
        var answer = await _publishes.Take(session, message.Topic ?? string.Empty, message.Payload, isKept, publish.CancellationToken);
        if (answer is PublishAnswer.Refuse or PublishAnswer.RefuseAndClose)
        {
            publish.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
            publish.Response.ReasonString = PublishIntake.Refusal;
        }

        publish.CloseConnection = answer is PublishAnswer.RefuseAndClose or PublishAnswer.Close;
    }

    /// <summary>What is sent to a device goes to its one session, so the server keeps no subscriptions.</summary>
    private async Task CheckSubscription(InterceptingSubscriptionEventArgs subscription)
    {
        subscription.ProcessSubscription = false;
        var session = (DeviceSession)subscription.SessionItems[DeviceSession.Key]!;
        if (await MaySubscribe(subscription.TopicFilter.Topic, session) is not { } may)
        {
            session.Channel.CloseReason = MqttDisconnectReasonCode.ServerBusy;
            subscription.CloseConnection = true;
        }
        else if (may)
        {
            session.Subscribe(subscription.TopicFilter.Topic);
            if (!session.IsProvisioning)
            {
                _presence.TellListening(session);
            }
        }
        else
        {
            _metrics.TopicRefused();
            subscription.Response.ReasonCode = session.Channel.IsVersion5
                ? MqttSubscribeReasonCode.NotAuthorized
                : MqttSubscribeReasonCode.UnspecifiedError;
        }
    }

    /// <returns>Null when it cannot be known now.</returns>
    private async ValueTask<bool?> MaySubscribe(string topicFilter, DeviceSession session)
    {
        if (session.IsProvisioning)
        {
            return topicFilter == ProvisioningDesk.ResponseTopic;
        }

        if (_routes.MaySubscribe(topicFilter, session.Device))
        {
            return true;
        }

        try
        {
            await session.Entities.Load();
            return session.Entities.TakesCommandsOn(topicFilter);
        }
        catch (Exception fault) when (Transient.Is(fault))
        {
            return null;
        }
    }

    private static Task Unsubscribe(InterceptingUnsubscriptionEventArgs unsubscription)
    {
        unsubscription.ProcessUnsubscription = false;
        ((DeviceSession)unsubscription.SessionItems[DeviceSession.Key]!).Unsubscribe(unsubscription.Topic);
        return Task.CompletedTask;
    }
}
