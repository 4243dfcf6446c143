using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;
using Twin.Devices.Intake;

namespace Twin.Devices.Broker;

/// <summary>Serves those slots of the outside broker that fall to this bridge, when a broker is configured.</summary>
internal sealed partial class BrokerLink(
    IOptions<MqttOptions> options,
    Routes routes,
    DeviceIntake intake,
    IGrainFactory grains,
    TimeProvider time,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock,
    ILogger<BrokerLink> log) : BackgroundService
{
    private const int LongestPause = 30;

    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(0.5);

    /// <summary>Who has not heard for this long whether a slot is still its own does not connect to it: that would take it from its new holder.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private readonly string _bridge = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, BrokerSlot> _served = new(StringComparer.Ordinal);
    private readonly Outage _outage = new(time);
    private long _renewed;

    /// <summary>What the broker's devices have announced outlives its connections.</summary>
    public DiscoveredEntities Entities { get; } = new(routes, speaker: null, store: null);

    /// <summary>Sends an order through the slot on which the device, or who speaks for it, was heard.</summary>
    public async Task<Delivery> Deliver(DeviceOrder order)
    {
        foreach (var connection in _served.Values.Select(slot => slot.Connection).OfType<BrokerConnection>())
        {
            if (await connection.Deliver(order) is not Delivery.NotThere and var sent)
            {
                return sent;
            }
        }

        return Delivery.NotThere;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var broker = options.Value.Broker;
        while (broker.Host is not null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                var lease = new BrokerSlotLease(_bridge, $"{broker.Host}:{broker.Port}", [.. broker.AllSlots.Select(slot => slot.ClientId)], [.. _served.Keys]);
                var own = await grains.BrokerSlots().Renew(lease, stoppingToken).WaitAsync(Patience, time, stoppingToken);
                Volatile.Write(ref _renewed, time.GetTimestamp());
                _outage.Succeeded();
                await Serve(broker, own, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                if (_outage.Failed())
                {
                    LogNotRenewed(fault);
                }
            }

            await Task.Delay(RenewEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_served.Values.Select(slot => slot.GiveUp()));
    }

    private async Task Serve(BrokerOptions broker, ImmutableArray<string> own, CancellationToken stoppingToken)
    {
        foreach (var (id, slot) in _served.Where(served => !own.Contains(served.Key)))
        {
            await slot.GiveUp();
            _served.TryRemove(id, out _);
            LogGivenUp(id);
        }

        foreach (var slot in broker.AllSlots.Where(slot => own.Contains(slot.ClientId) && !_served.ContainsKey(slot.ClientId)))
        {
            var served = new BrokerSlot(CancellationTokenSource.CreateLinkedTokenSource(stoppingToken));
            _served[slot.ClientId] = served;
            served.Running = Run(broker, slot, served, served.Ended);
            LogTaken(slot.ClientId);
        }
    }

    private async Task Run(BrokerOptions broker, BrokerSlotOptions slot, BrokerSlot served, CancellationToken cancellationToken)
    {
        var pause = 1;
        while (!cancellationToken.IsCancellationRequested)
        {
            var connection = new BrokerConnection(broker, slot, Entities, routes, intake, grains, clock, log);
            served.Connection = connection;
            try
            {
                await connection.Run(cancellationToken);
            }
            catch (Exception fault)
            {
                served.Connection = null;
                if (cancellationToken.IsCancellationRequested)
                {
                    return;
                }

                LogLost(slot.ClientId, broker.Host!, broker.Port, fault.Message);
                await TellLost(slot.ClientId);
            }

            pause = connection.WasUseful ? 1 : pause;
            await Task.Delay(broker.ReconnectDelay * pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = Math.Min(pause * 2, LongestPause);
            while (time.GetElapsedTime(Volatile.Read(ref _renewed)) > Patience && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(RenewEvery, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The devices there cannot be heard. Told again with each attempt to connect, for the twin may be away as well.</summary>
    private async Task TellLost(string slot)
    {
        try
        {
            await grains.Device(slot).SetLink(connected: false, CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogNotTold(slot, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The twin could not be told that the broker's slot {Slot} is lost")]
    private partial void LogNotTold(string slot, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The broker's slot {Slot} is served here now")]
    private partial void LogTaken(string slot);

    [LoggerMessage(Level = LogLevel.Information, Message = "The broker's slot {Slot} is no longer served here")]
    private partial void LogGivenUp(string slot);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection of {Slot} to the broker {Host}:{Port} ended and will be made again: {Reason}")]
    private partial void LogLost(string slot, string host, int port, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which slots of the broker fall to this bridge cannot be asked; it goes on with those it has")]
    private partial void LogNotRenewed(Exception fault);
}
