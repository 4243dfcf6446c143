using System.Buffers;
using Microsoft.Extensions.Options;
using MQTTnet.Protocol;
using Twin.Devices.Dialects;
using Twin.Devices.Intake;

namespace Twin.Devices.Listener;

/// <summary>What devices publish, on its way from their connections into the twin.</summary>
internal sealed partial class PublishIntake(
    DeviceIntake intake,
    ProvisioningDesk provisioning,
    Routes routes,
    IGrainFactory grains,
    BridgeMetrics metrics,
    IOptions<MqttOptions> options,
    TimeProvider time,
    ILogger<PublishIntake> log)
{
    public const string Refusal = "A device may publish for itself and for the devices behind it only.";

    /// <summary>Refused topics of one connection; a further one ends it, for each may have woken a grain.</summary>
    private const int MaxRefusals = 20;

    private readonly TimeSpan _retryDelay = options.Value.RetryDelay;
    private readonly int _maxMessagesPerSecond = options.Value.MaxMessagesPerSecond;

    /// <summary>Returns when it is known what to answer. One message of a connection at a time.</summary>
    /// <param name="payload">Left alone until then.</param>
    /// <param name="isKept">True when the device keeps the message until it is acknowledged.</param>
    public async Task<PublishAnswer> Take(DeviceSession session, string topic, ReadOnlySequence<byte> payload, bool isKept, CancellationToken cancellationToken)
    {
        if (session.Pace.Next(_maxMessagesPerSecond, time) is { Ticks: > 0 } pause)
        {
            await SlowDown(session, pause, cancellationToken);
        }

        if (session.IsProvisioning)
        {
            return await provisioning.Take(session, topic, payload, cancellationToken);
        }

        MessageRoute? found;
        try
        {
            found = await Find(session, topic);
        }
        catch (Exception fault) when (Transient.Is(fault))
        {
            return await HoldBack(session, isKept, cancellationToken);
        }

        if (found is not { Device: { } device } route || (route.Decoder is null && device != session.Device))
        {
            return Refuse(session);
        }

        if (route.Name is { } name)
        {
            session.Remember(device, name);
        }

        var grain = device == session.Device ? session.Grain : grains.Device(device);
        return await intake.Take(route, session, grain, topic, payload, cancellationToken) switch
        {
            IntakeResult.Durable => PublishAnswer.Acknowledge,
            IntakeResult.Refused => Refuse(session),
            _ => await HoldBack(session, isKept, cancellationToken),
        };
    }

    /// <summary>A topic that no dialect reads may have been announced on an earlier connection.</summary>
    private async ValueTask<MessageRoute?> Find(DeviceSession session, string topic)
    {
        var route = session.Find(topic, routes);
        return route?.Decoder is null && await session.Entities.Load() ? session.Find(topic, routes) : route;
    }

    /// <summary>The device is to send it again, but not at once: thousands may be in the same position.</summary>
    private async Task<PublishAnswer> HoldBack(DeviceSession session, bool isKept, CancellationToken cancellationToken)
    {
        session.Channel.CloseReason = MqttDisconnectReasonCode.ServerBusy;
        await Task.Delay(_retryDelay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return isKept ? PublishAnswer.Close : PublishAnswer.Acknowledge;
    }

    /// <summary>Nothing more of its connection is read meanwhile, so that it is the device that waits.</summary>
    private async Task SlowDown(DeviceSession session, TimeSpan pause, CancellationToken cancellationToken)
    {
        var waiting = Task.Delay(pause, time, cancellationToken);
        metrics.Slowed();
        if (session.Pace.IsWorthSaying(time))
        {
            LogTooFast(session.Device, _maxMessagesPerSecond);
        }

        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>MQTT 3.1.1 has no word for it but to close the connection; so does patience with guessing come to an end.</summary>
    private PublishAnswer Refuse(DeviceSession session)
    {
        metrics.TopicRefused();
        return !session.Channel.IsVersion5 || session.CountRefusal() > MaxRefusals ? PublishAnswer.RefuseAndClose : PublishAnswer.Refuse;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The device {Device} sends more than {Limit} messages a second and has to wait")]
    private partial void LogTooFast(string device, int limit);
}
