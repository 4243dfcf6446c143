using System.Buffers;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Twin.Devices.Dialects;

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

    private readonly int _maxPayload = options.Value.MaxPacketBytes;
    private readonly SemaphoreSlim _inFlight = new(options.Value.MaxInFlight);
    private readonly Outage _outage = new(time);

    /// <param name="route">Where the topic leads.</param>
    /// <param name="device">The route's device; null when it has none.</param>
    /// <param name="cancellationToken">Ends the wait for a place, not a call under way.</param>
    public async Task<IntakeResult> Take(MessageRoute route, IDeviceGrain? device, string topic, ReadOnlySequence<byte> payload, CancellationToken cancellationToken)
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
        var durable = false;
        try
        {
            await TakeNow(route, device, topic, payload);
            durable = true;
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
            metrics.Finished(started, durable);
            _inFlight.Release();
        }

        if (durable && _outage.Succeeded() is > 0 and var failures)
        {
            LogOutageOver(failures);
        }

        return durable ? IntakeResult.Durable : IntakeResult.HeldBack;
    }

    public void Dispose() => _inFlight.Dispose();

    /// <summary>Returns when all of the message is durable, as readings or as a dead letter.</summary>
    private async Task TakeNow(MessageRoute route, IDeviceGrain? device, string topic, ReadOnlySequence<byte> payload)
    {
        var arrived = time.GetUtcNow();
        var decoded = route.Dialect is null ? Decoded.Nothing(route.Unread!)
            : payload.Length > _maxPayload ? Decoded.Nothing($"the payload is longer than {_maxPayload} bytes")
            : route.Dialect.Decode(payload, arrived);
        var fault = decoded.Fault;
        if (!decoded.Telemetry.IsEmpty && device is not null && await Ingest(device, decoded.Telemetry) is { } refused)
        {
            fault = fault is null ? refused : $"{fault}; {refused}";
        }

        if (fault is not null)
        {
            await Keep(arrived, route.Device, topic, fault, payload);
        }
    }

    /// <returns>What was not taken in, and why; null when all was.</returns>
    private async Task<string?> Ingest(IDeviceGrain device, ImmutableArray<Telemetry> telemetry)
    {
        try
        {
            var outcome = await device.Ingest(telemetry, CancellationToken.None);
            return outcome.Status == IngestStatus.UnknownDevice ? "there is no such device"
                : outcome.Rejected.IsDefaultOrEmpty ? null
                : Reasons(outcome.Rejected);
        }
        catch (Exception fault) when (!Transient.Is(fault))
        {
            LogDefect(fault);
            return "the twin failed on it";
        }
    }

    private async Task Keep(DateTimeOffset at, string? device, string topic, string reason, ReadOnlySequence<byte> payload)
    {
        var start = payload.Slice(0, Math.Min(payload.Length, MaxLetterBytes)).ToArray();
        var letter = new DeadLetter(0, at, device, FaultList.Printable(topic), reason, ImmutableArray.Create(start), (int)payload.Length);
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
