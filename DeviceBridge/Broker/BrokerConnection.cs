using System.Buffers;
using System.Net;
using System.Text;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.LowLevelClient;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;
using Twin.Devices.Intake;

namespace Twin.Devices.Broker;

/// <summary>
/// One connection to the broker, from CONNECT to its end. The session at the broker outlives it: what is not
/// acknowledged here comes again on the next connection. Packets are read one by one, so that a broker that is faster
/// than the twin has to wait, whatever the quality of service; acknowledgements leave in the order of arrival.
/// </summary>
internal sealed partial class BrokerConnection(
    BrokerOptions options,
    BrokerSlotOptions slot,
    DiscoveredEntities entities,
    Routes routes,
    DeviceIntake intake,
    IGrainFactory grains,
    TimeProvider clock,
    ILogger log) : IUplink
{
    private const string Announcements = "homeassistant/";

    private static readonly MessageRoute UnknownTopic = MessageRoute.Nowhere(device: null, "the topic is of no known dialect");

    private readonly DeviceLanes _lanes = new();
    private readonly HeardDevices _heard = new();
    private ILowLevelMqttClient? _client;

    private readonly Channel<Arrival> _arrivals = Channel.CreateBounded<Arrival>(
        new BoundedChannelOptions(options.ReceiveMaximum) { SingleReader = true, SingleWriter = true });

    /// <summary>A broker speaks for every device.</summary>
    public string? Device => null;

    public DiscoveredEntities Entities => entities;

    /// <summary>True once a message has been acknowledged: then the next connection need not wait long.</summary>
    public bool WasUseful { get; private set; }

    /// <summary>Returns never; ends with the reason as an exception, when no message of it is under way any more.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var client = new MqttClientFactory().CreateLowLevelMqttClient();
        await Connect(client, over.Token);
        Volatile.Write(ref _client, client);
        LogConnected(options.Host, options.Port);
        await TellConnected(over.Token);
        Task[] loops = [Read(client, over.Token), Acknowledge(client, over.Token), KeepAlive(client, over.Token)];
        var first = await Task.WhenAny(loops);
        Volatile.Write(ref _client, null);
        await over.CancelAsync();
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _lanes.Drain().WaitAsync(cancellationToken);
        await first;
    }

    public void Remember(string other, string name) => _heard.Name(other, name);

    public void Answer(Downlink message)
    {
        if (Volatile.Read(ref _client) is { } client)
        {
            _ = SendAnswer(client, message);
        }
    }

    /// <summary>Sends an order through the broker, in the dialect in which the device, or who speaks for it, was heard here.</summary>
    public async Task<Delivery> Deliver(DeviceOrder order)
    {
        foreach (var speaker in new[] { order.Device, order.Gateway }.OfType<string>())
        {
            if (_heard.TopicOf(speaker) is not { } topic || Volatile.Read(ref _client) is not { } client)
            {
                continue;
            }

            var recipient = new Recipient(speaker, _heard.NameOf(order.Device), [topic], clock.GetUtcNow()) { Entities = entities, IsBroker = true };
            if (routes.WriteLike(topic, order, recipient) is not { } written)
            {
                continue;
            }

            foreach (var message in written.Messages)
            {
                await Send(client, message);
            }

            return written.IsEchoed ? Delivery.SentForEcho : Delivery.Sent;
        }

        return Delivery.NotThere;
    }

    private static Task Send(ILowLevelMqttClient client, Downlink message) => client.SendAsync(
        new MqttPublishPacket { Topic = message.Topic, Payload = new ReadOnlySequence<byte>(message.Payload) }, CancellationToken.None);

    private async Task SendAnswer(ILowLevelMqttClient client, Downlink message)
    {
        try
        {
            await Send(client, message);
        }
        catch (Exception fault)
        {
            LogNotAnswered(fault);
        }
    }

    /// <summary>Silence of the devices here counts from now on. What the twin does not take now it would not take of them either.</summary>
    private async Task TellConnected(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await grains.Device(slot.ClientId).SetLink(connected: true, cancellationToken);
                return;
            }
            catch (Exception fault) when (Transient.Is(fault))
            {
                LogNotTold(fault);
                await Task.Delay(options.ReconnectDelay, clock, cancellationToken);
            }
        }
    }

    /// <summary>Heard for the first time on this connection: what waits for it may be sent now.</summary>
    private async Task TellListening(IDeviceGrain device)
    {
        try
        {
            await device.Listen(slot.ClientId, CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogNotTold(fault);
        }
    }

    private async Task Connect(ILowLevelMqttClient client, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.KeepAlive);
        var channel = new MqttClientTcpOptions { RemoteEndpoint = new DnsEndPoint(options.Host!, options.Port) };
        channel.TlsOptions.UseTls = options.UseTls;
        await client.ConnectAsync(new MqttClientOptions { ChannelOptions = channel, ProtocolVersion = MqttProtocolVersion.V500 }, patience.Token);
        await client.SendAsync(
            new MqttConnectPacket
            {
                ClientId = slot.ClientId,
                Username = options.UserName,
                Password = options.Password is null ? null : Encoding.UTF8.GetBytes(options.Password),
                CleanSession = false,
                SessionExpiryInterval = (uint)options.SessionExpiry.TotalSeconds,
                ReceiveMaximum = (ushort)options.ReceiveMaximum,
                KeepAlivePeriod = (ushort)options.KeepAlive.TotalSeconds,
            },
            patience.Token);
        if (await client.ReceiveAsync(patience.Token) is not MqttConnAckPacket { ReasonCode: MqttConnectReasonCode.Success })
        {
            throw new MqttCommunicationException("The broker refused the connection.");
        }
    }

    private async Task Read(ILowLevelMqttClient client, CancellationToken cancellationToken)
    {
        await Subscribe(client, cancellationToken);
        while (true)
        {
            switch (await ReceiveInTime(client, cancellationToken))
            {
                case MqttPublishPacket publish:
                    var arrival = new Arrival(publish.PacketIdentifier, publish.QualityOfServiceLevel, Take(publish, cancellationToken));
                    await _arrivals.Writer.WriteAsync(arrival, cancellationToken);
                    break;
                case MqttSubAckPacket { ReasonCodes: [> MqttSubscribeReasonCode.GrantedQoS2, ..] } refused:
                    LogNotSubscribed(slot.TopicFilters[refused.PacketIdentifier - 1], refused.ReasonCodes[0]);
                    break;
                case MqttDisconnectPacket disconnect:
                    throw new MqttCommunicationException($"The broker closed the connection: {disconnect.ReasonCode}.");
            }
        }
    }

    /// <summary>
    /// One filter a packet: answers to several come in no order to rely on. Retained messages are old news, except for
    /// announcements, which nobody but the broker keeps. What we send ourselves does not come back.
    /// </summary>
    private async Task Subscribe(ILowLevelMqttClient client, CancellationToken cancellationToken)
    {
        ushort packet = 0;
        foreach (var filter in slot.TopicFilters)
        {
            var subscribe = new MqttSubscribePacket { PacketIdentifier = ++packet };
            subscribe.TopicFilters.Add(new MqttTopicFilter
            {
                Topic = filter,
                NoLocal = true,
                QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
                RetainHandling = filter.StartsWith(Announcements, StringComparison.Ordinal) ? MqttRetainHandling.SendAtSubscribe : MqttRetainHandling.DoNotSendOnSubscribe,
            });
            await client.SendAsync(subscribe, cancellationToken);
        }
    }

    /// <summary>The broker answers each ping, so that silence means it is gone; time in which we do not read does not count.</summary>
    private async Task<MqttPacket> ReceiveInTime(ILowLevelMqttClient client, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.KeepAlive * 2);
        return await client.ReceiveAsync(patience.Token);
    }

    private Task<IntakeResult> Take(MqttPublishPacket publish, CancellationToken cancellationToken)
    {
        var route = entities.Find(publish.Topic, routes.Find(publish.Topic, sessionDevice: null)) ?? UnknownTopic;
        var device = route.Device is { } id ? grains.Device(id) : null;
        if (device is not null && route.Decoder is not null && _heard.Note(route.Device!, publish.Topic))
        {
            _ = TellListening(device);
        }

        if (route is { Device: { } heard, Name: { } name })
        {
            _heard.Name(heard, name);
        }

        return _lanes.Enqueue(route.Device ?? string.Empty, async () =>
        {
            var result = await intake.Take(route, this, device, publish.Topic, publish.Payload, cancellationToken);

            // The broker has forgotten what it sent without asking for an acknowledgement.
            return publish.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce ? IntakeResult.Durable : result;
        });
    }

    private async Task Acknowledge(ILowLevelMqttClient client, CancellationToken cancellationToken)
    {
        await foreach (var arrival in _arrivals.Reader.ReadAllAsync(cancellationToken))
        {
            if (await arrival.Taken.WaitAsync(cancellationToken) == IntakeResult.HeldBack)
            {
                throw new MqttCommunicationException("A message could not be taken in; the broker is to send it again.");
            }

            if (arrival.Quality != MqttQualityOfServiceLevel.AtMostOnce)
            {
                await client.SendAsync(new MqttPubAckPacket { PacketIdentifier = arrival.Packet }, cancellationToken);
                WasUseful = true;
            }
        }
    }

    private async Task KeepAlive(ILowLevelMqttClient client, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.KeepAlive);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await client.SendAsync(MqttPingReqPacket.Instance, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the broker {Host}:{Port}")]
    private partial void LogConnected(string? host, int port);

    [LoggerMessage(Level = LogLevel.Error, Message = "The broker refused the subscription to {TopicFilter}: {Reason}")]
    private partial void LogNotSubscribed(string topicFilter, MqttSubscribeReasonCode reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer could not be sent through the broker")]
    private partial void LogNotAnswered(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What waits for a device on the broker could not be sent now")]
    private partial void LogNotTold(Exception fault);

    private sealed record Arrival(ushort Packet, MqttQualityOfServiceLevel Quality, Task<IntakeResult> Taken);
}
