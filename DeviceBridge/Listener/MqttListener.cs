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
    /// <summary>Refused topics of one connection; a further one ends it, for each may have woken a grain.</summary>
    private const int MaxRefusals = 20;

    private readonly MqttServer _server;
    private readonly Presence _presence;
    private readonly DeviceIntake _intake;
    private readonly Routes _routes;
    private readonly IGrainFactory _grains;
    private readonly BridgeMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly TimeSpan _retryDelay;

    public MqttListener(
        SocketListener sockets,
        DeviceLogin login,
        Presence presence,
        DeviceIntake intake,
        Routes routes,
        IGrainFactory grains,
        BridgeMetrics metrics,
        IOptions<MqttOptions> options,
        TimeProvider time)
    {
        _presence = presence;
        _intake = intake;
        _routes = routes;
        _grains = grains;
        _metrics = metrics;
        _time = time;
        _retryDelay = options.Value.RetryDelay;
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

    private async Task Take(InterceptingPublishEventArgs publish)
    {
        publish.ProcessPublish = false;
        var session = (DeviceSession)publish.SessionItems[DeviceSession.Key]!;
        var message = publish.ApplicationMessage;
        if (session.Find(message.Topic ?? string.Empty, _routes) is not { Device: { } device } route || (route.Decoder is null && device != session.Device))
        {
            Refuse(publish, session);
            return;
        }

        if (route.Name is { } name)
        {
            session.Remember(device, name);
        }

        var grain = device == session.Device ? session.Grain : _grains.Device(device);
        var result = await _intake.Take(route, session, grain, message.Topic!, message.Payload, publish.CancellationToken);
        if (result == IntakeResult.Refused)
        {
            Refuse(publish, session);
        }
        else if (result == IntakeResult.HeldBack)
        {
            // The device is to send it again, but not at once: thousands may be in the same position.
            session.Channel.CloseReason = MqttDisconnectReasonCode.ServerBusy;
            publish.CloseConnection = message.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce;
            await Task.Delay(_retryDelay, _time, publish.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>MQTT 3.1.1 has no word for it but to close the connection; so does patience with guessing come to an end.</summary>
    private void Refuse(InterceptingPublishEventArgs publish, DeviceSession session)
    {
        _metrics.TopicRefused();
        publish.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
        publish.Response.ReasonString = "A device may publish for itself and for the devices behind it only.";
        publish.CloseConnection = !session.Channel.IsVersion5 || session.CountRefusal() > MaxRefusals;
    }

    /// <summary>What is sent to a device goes to its one session, so the server keeps no subscriptions.</summary>
    private Task CheckSubscription(InterceptingSubscriptionEventArgs subscription)
    {
        subscription.ProcessSubscription = false;
        var session = (DeviceSession)subscription.SessionItems[DeviceSession.Key]!;
        if (!_routes.MaySubscribe(subscription.TopicFilter.Topic, session.Device))
        {
            _metrics.TopicRefused();
            subscription.Response.ReasonCode = session.Channel.IsVersion5
                ? MqttSubscribeReasonCode.NotAuthorized
                : MqttSubscribeReasonCode.UnspecifiedError;
        }
        else
        {
            session.Subscribe(subscription.TopicFilter.Topic);
            _presence.TellListening(session);
        }

        return Task.CompletedTask;
    }

    private static Task Unsubscribe(InterceptingUnsubscriptionEventArgs unsubscription)
    {
        unsubscription.ProcessUnsubscription = false;
        ((DeviceSession)unsubscription.SessionItems[DeviceSession.Key]!).Unsubscribe(unsubscription.Topic);
        return Task.CompletedTask;
    }
}
