using System.Buffers;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Devices.Dialects;
using Twin.Devices.Dialects.HomeAssistant;

namespace Twin.Devices.Intake;

/// <summary>
/// Brings messages into the twin, a bounded number at one time. What cannot be understood is kept as a dead letter and
/// counts as taken in; what cannot be taken in now is held back. Never throws.
/// </summary>
internal sealed partial class DeviceIntake(
    IGrainFactory grains,
    IOptions<MqttOptions> options,
    BridgeMetrics metrics,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<DeviceIntake> log) : IDisposable
{
    private const int MaxLetterBytes = 64 * 1024;
    private const string Defect = "the twin failed on it";

    private readonly int _maxPayload = options.Value.MaxPacketBytes;
    private readonly SemaphoreSlim _inFlight = new(options.Value.MaxInFlight);
    private readonly Outage _outage = new(time);

    /// <param name="route">Where the topic leads.</param>
    /// <param name="uplink">The connection it came in on.</param>
    /// <param name="device">The route's device; null when it has none.</param>
    /// <param name="cancellationToken">Ends the wait for a place, not a call under way.</param>
    public async Task<IntakeResult> Take(
        MessageRoute route, IUplink uplink, IDeviceGrain? device, string topic, ReadOnlySequence<byte> payload, CancellationToken cancellationToken)
    {
        metrics.Received();
        try
        {
            await _inFlight.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return IntakeResult.HeldBack;
        }

        var started = metrics.Started();
        var result = IntakeResult.HeldBack;
        try
        {
            result = await TakeNow(route, uplink, device, topic, payload);
        }
        catch (Exception fault)
        {
            metrics.HeldBack();
            if (_outage.Failed())
            {
                LogOutage(fault);
            }
        }
        finally
        {
            metrics.Finished(started, result == IntakeResult.Durable);
            _inFlight.Release();
        }

        if (result == IntakeResult.Durable && _outage.Succeeded() is > 0 and var failures)
        {
            LogOutageOver(failures);
        }

        return result;
    }

    public void Dispose() => _inFlight.Dispose();

    /// <summary>Reads a dead letter again, at the time at which it came first: what has a time or a number, not what was so then.</summary>
    /// <returns>What is still not understood; null when all of it is durable now.</returns>
    public async Task<string?> Replay(DeadLetter letter, IUplink uplink, MessageRoute? route)
    {
        if (route is null)
        {
            return "the topic is of no known dialect";
        }

        if (!route.IsReplayable)
        {
            return "it means something only between the messages before and after it";
        }

        var device = route.Device is { } id ? grains.Device(id) : null;
        var decoded = Read(route, new ReadOnlySequence<byte>(letter.Payload.ToArray()), letter.At);
        return (await TakeIn(decoded.WithoutPresent(), route, uplink, device, letter.Topic)).Fault;
    }

    /// <summary>Returns when all of the message is durable, as readings or as a dead letter, or has been refused.</summary>
    private async Task<IntakeResult> TakeNow(MessageRoute route, IUplink uplink, IDeviceGrain? device, string topic, ReadOnlySequence<byte> payload)
    {
        var arrived = time.GetUtcNow();
        var decoded = Read(route, payload, arrived);
        var (status, faults) = await TakeIn(decoded, route, uplink, device, topic);
        if (status == IngestStatus.NotItsGateway)
        {
            return IntakeResult.Refused;
        }

        if (faults is not null)
        {
            // What nobody consented to is not kept here either.
            await Keep(arrived, route.Device, uplink.Device, topic, faults, status == IngestStatus.NotConsented ? ReadOnlySequence<byte>.Empty : payload);
        }

        if (decoded.Answer is { } answer)
        {
            uplink.Answer(answer(faults is null));
        }

        if (decoded.Inquiry is { } inquiry && device is not null && (await device.GetProperties(Caller.System, CancellationToken.None)).Value is { } properties)
        {
            uplink.Answer(inquiry(properties));
        }

        return IntakeResult.Durable;
    }

    private Decoded Read(MessageRoute route, in ReadOnlySequence<byte> payload, DateTimeOffset arrived) =>
        route.Decoder is null ? Decoded.Nothing(route.Unread!)
        : payload.Length > _maxPayload ? Decoded.Nothing($"the payload is longer than {_maxPayload} bytes")
        : route.Decoder.Decode(payload, arrived);

    /// <returns>What was not taken in, and why; <c>NotItsGateway</c> when nothing was, <c>NotConsented</c> when of some device.</returns>
    private async Task<(IngestStatus Status, string? Fault)> TakeIn(Decoded decoded, MessageRoute route, IUplink uplink, IDeviceGrain? device, string topic)
    {
        var faults = decoded.Fault;
        var sender = uplink.Device;
        var status = IngestStatus.Accepted;
        if (device is not null)
        {
            var given = await Give(device, sender == route.Device ? null : sender, decoded.Telemetry, decoded.Status, decoded.Reply, decoded.Reported, decoded.Events);
            if (given.Status == IngestStatus.NotItsGateway)
            {
                return given;
            }

            if (given.Status == IngestStatus.Unbound)
            {
                await grains.PooledDevice(route.Device!).NoteTopic(FaultList.Printable(topic), CancellationToken.None);
            }

            faults = Join(faults, given.Fault);
            status = given.Status == IngestStatus.NotConsented ? given.Status : status;
        }

        foreach (var other in decoded.Others.IsDefault ? [] : decoded.Others)
        {
            uplink.Remember(other.Device, other.Name);
            var given = await Give(grains.Device(other.Device), sender == other.Device ? null : sender, other.Telemetry, other.Status, other.Reply, other.Reported, other.Events);
            faults = Join(faults, given.Fault is { } fault ? $"{other.Device}: {fault}" : null);
            status = given.Status == IngestStatus.NotConsented ? given.Status : status;
        }

        if (decoded.Discovery is { } discovery)
        {
            faults = Join(faults, await Learn(uplink, discovery));
        }

        return (status, faults);
    }

    private async Task<string?> Learn(IUplink uplink, Discovery discovery)
    {
        try
        {
            return await uplink.Entities.Learn(discovery);
        }
        catch (Exception fault) when (!Transient.Is(fault))
        {
            LogDefect(fault);
            return Defect;
        }
    }

    /// <param name="gateway">Who speaks for the device; null for the device itself, or a broker that is trusted to.</param>
    /// <returns>What was not taken in, and why; null when all was.</returns>
    private async Task<(IngestStatus Status, string? Fault)> Give(
        IDeviceGrain device, string? gateway, ImmutableArray<Telemetry> telemetry, ConnectionStatus? status, CommandReply? reply, string? reported, ImmutableArray<DeviceEvent> events)
    {
        try
        {
            var outcome = IngestOutcome.Accepted;
            if (gateway is not null)
            {
                outcome = await device.Relay(gateway, telemetry, status, CancellationToken.None);
            }
            else
            {
                if (status is { } told)
                {
                    await device.SetConnection(told, connection: null, lost: told == ConnectionStatus.Offline, through: null, CancellationToken.None);
                }

                if (!telemetry.IsEmpty)
                {
                    outcome = await device.Ingest(telemetry, CancellationToken.None);
                }
            }

            var fault = FaultOf(outcome);
            if (reply is not null && outcome.Status == IngestStatus.Accepted)
            {
                fault = Join(fault, FaultOf(await device.TakeReply(gateway, reply, CancellationToken.None)));
            }

            if (reported is not null && outcome.Status == IngestStatus.Accepted)
            {
                outcome = await device.Report(gateway, reported, CancellationToken.None);
                fault = Join(fault, FaultOf(outcome));
            }

            if (!events.IsDefaultOrEmpty && outcome.Status == IngestStatus.Accepted)
            {
                outcome = await device.TakeEvents(gateway, events, CancellationToken.None);
                fault = Join(fault, FaultOf(outcome));
            }

            return (outcome.Status, fault);
        }
        catch (Exception fault) when (!Transient.Is(fault))
        {
            LogDefect(fault);
            return (IngestStatus.Accepted, Defect);
        }
    }

    private static string? FaultOf(IngestOutcome outcome) => outcome.Status switch
    {
        IngestStatus.UnknownDevice => "there is no such device",
        IngestStatus.NotItsGateway => "there is no such device behind this gateway",
        IngestStatus.NotConsented => null,
        _ => outcome.Rejected.IsDefaultOrEmpty ? null : Reasons(outcome.Rejected),
    };

    private static string? Join(string? faults, string? fault) => faults is null || fault is null ? faults ?? fault : $"{faults}; {fault}";

    private async Task Keep(DateTimeOffset at, string? device, string? sender, string topic, string reason, ReadOnlySequence<byte> payload)
    {
        var start = payload.Slice(0, Math.Min(payload.Length, MaxLetterBytes)).ToArray();
        var letter = new DeadLetter(0, at, device, FaultList.Printable(topic), reason, ImmutableArray.Create(start), (int)payload.Length, sender);
        await grains.DeadLetters().Keep(letter, CancellationToken.None);
        metrics.DeadLetter();
    }

    private static string Reasons(ImmutableArray<RejectedReading> rejected)
    {
        var reasons = new FaultList();
        foreach (var reading in rejected)
        {
            reasons.Add($"{FaultList.Printable(reading.Metric)}: {reading.Reason}");
        }

        return reasons.Text!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages cannot be taken in; devices are told to send them again")]
    private partial void LogOutage(Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Messages are taken in again; {Failures} had been held back")]
    private partial void LogOutageOver(int failures);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be taken in for a reason that is ours; it is kept as a dead letter")]
    private partial void LogDefect(Exception fault);
}
