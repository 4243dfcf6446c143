using Microsoft.Extensions.Options;
using MQTTnet.Protocol;
using Twin.Devices.Broker;
using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;
using Twin.Devices.Intake;
using Twin.Devices.Listener;
using Twin.Devices.Mappings;

namespace Twin.Devices.Downlinks;

/// <summary>This bridge as the twin reaches it: puts orders into the words of the session they go to, and sends them to that session alone.</summary>
internal sealed partial class DeviceLink(
    IGrainFactory grains,
    Presence presence,
    Routes routes,
    DeviceIntake intake,
    BrokerLink broker,
    IOptions<MqttOptions> options,
    TimeProvider time,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock,
    ILogger<DeviceLink> log) : BackgroundService, IDeviceLink
{
    private static readonly TimeSpan RegisterEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Outage _outage = new(time);

    public async Task<Delivery> Deliver(DeviceOrder order) =>
        presence.Find(order.Device) is { } own && await Send(order, own) is not Delivery.NotThere and var sent ? sent
        : order.Gateway is { } gateway && presence.Find(gateway) is { } session && await Send(order, session) is not Delivery.NotThere and var relayed ? relayed
        : await broker.Deliver(order);

    public Task<MappingTrialResult> Try(MappingTrial trial) => Task.FromResult(MappingRun.Try(trial, clock.GetUtcNow(), time));

    public async Task<string?> Replay(DeadLetter letter)
    {
        var entities = letter.Sender is { } sender ? new DiscoveredEntities(routes, sender, grains.Discovery(sender)) : broker.Entities;
        var uplink = new LetterUplink(letter.Sender, entities);
        await uplink.Entities.Load();
        return await intake.Replay(letter, uplink, uplink.Entities.Find(letter.Topic, routes.Find(letter.Topic, letter.Sender)));
    }

    public Task EndSessions(string device)
    {
        Array.ForEach(presence.FindAll(device), static session => session.Channel.End(MqttDisconnectReasonCode.NotAuthorized));
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var link = grains.CreateObjectReference<IDeviceLink>(this);
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = RegisterEvery;
            try
            {
                if (await grains.DeviceLinks().Register(link, options.Value.Name, stoppingToken))
                {
                    presence.TellAllListening();
                }

                _outage.Succeeded();
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                pause = TryAgainAfter;
                if (_outage.Failed())
                {
                    LogNotRegistered(fault);
                }
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Delivery> Send(DeviceOrder order, DeviceSession session)
    {
        var recipient = new Recipient(session.Device, session.NameOf(order.Device), session.Filters, clock.GetUtcNow()) { Entities = session.Entities };
        var words = routes.Write(order, recipient);
        if (words is null && await session.Entities.Load())
        {
            words = routes.Write(order, recipient);
        }

        return words is not { } written || !session.Send(written.Messages) ? Delivery.NotThere
            : written.IsEchoed ? Delivery.SentForEcho
            : Delivery.Sent;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The twin cannot reach this bridge's devices until it is known there; trying again")]
    private partial void LogNotRegistered(Exception fault);
}
