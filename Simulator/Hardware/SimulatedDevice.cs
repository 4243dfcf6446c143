using System.Diagnostics;
using MQTTnet;
using MQTTnet.Protocol;

namespace Twin.Simulation;

/// <summary>
/// One piece of hardware on its own MQTT connection. It has one message in flight: the next one is measured when that
/// one is acknowledged. Without an acknowledgement it connects again and sends the same message again.
/// </summary>
internal sealed class SimulatedDevice(
    DeviceLine line, FleetOptions options, TimeSpan interval, FleetMeter meter, SemaphoreSlim connecting, TimeProvider time)
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DisturbedInterval = TimeSpan.FromSeconds(2);
    private static readonly MqttClientFactory Factory = new();

    private readonly string _topic = $"twin/v1/{line.Id}/telemetry";
    private readonly DeviceSignal _signal = new(line, options.Seed);
    private readonly SemaphoreSlim _poked = new(0);
    private readonly MqttClientOptions _connection = new MqttClientOptionsBuilder()
        .WithTcpServer(options.MqttHost, options.MqttPort)
        .WithClientId(line.Id)
        .WithCredentials(line.Id, line.Secret)
        .WithTimeout(TimeSpan.FromSeconds(20))
        .Build();

    private volatile Disturbance? _disturbance;
    private byte[]? _unacknowledged;
    private int _failures;

    /// <summary>Lets an incident begin at this device, or end when null. A device tells of it at once.</summary>
    public void Disturb(Disturbance? disturbance)
    {
        _disturbance = disturbance;
        _poked.Release();
    }

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(TimeSpan start, CancellationToken cancellationToken)
    {
        await _poked.WaitAsync(start, cancellationToken);
        while (true)
        {
            try
            {
                await ReportAsync(cancellationToken);
                await WhileSilentAsync(cancellationToken);
            }
            catch (Exception fault)
            {
                cancellationToken.ThrowIfCancellationRequested();
                meter.NoteTrouble($"{line.Id}: {fault.Message}");
                await Task.Delay(BackOff(_failures++), time, cancellationToken);
            }
        }
    }

    /// <summary>Connects and reports until the device falls silent.</summary>
    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        using var client = Factory.CreateMqttClient();
        await ConnectAsync(client, cancellationToken);
        meter.CountConnected();
        try
        {
            while (_disturbance is not { Silent: true })
            {
                await PublishAsync(client, _unacknowledged ??= _signal.Next(time.GetUtcNow(), _disturbance), cancellationToken);
                _unacknowledged = null;
                _failures = 0;
                await _poked.WaitAsync(_disturbance is null || interval < DisturbedInterval ? interval : DisturbedInterval, cancellationToken);
            }
        }
        finally
        {
            meter.CountDisconnected();
            if (cancellationToken.IsCancellationRequested && client.IsConnected)
            {
                await client.DisconnectAsync(new MqttClientDisconnectOptions(), CancellationToken.None);
            }
        }
    }

    private async Task ConnectAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        await connecting.WaitAsync(cancellationToken);
        try
        {
            var answer = await client.ConnectAsync(_connection, cancellationToken);
            if (answer.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw new IOException($"The connection was refused: {answer.ResultCode}.");
            }
        }
        finally
        {
            connecting.Release();
        }
    }

    private async Task PublishAsync(IMqttClient client, byte[] payload, CancellationToken cancellationToken)
    {
        var message = new MqttApplicationMessageBuilder()
            .WithTopic(_topic)
            .WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();

        var started = Stopwatch.GetTimestamp();
        meter.CountSent();
        var answer = await client.PublishAsync(message, cancellationToken);
        if (answer.IsSuccess)
        {
            meter.CountAcknowledged(started);
        }
        else
        {
            meter.CountRefused($"{line.Id}: the message was refused: {answer.ReasonCode} {answer.ReasonString}");
        }
    }

    private async Task WhileSilentAsync(CancellationToken cancellationToken)
    {
        while (_disturbance is { Silent: true })
        {
            await _poked.WaitAsync(cancellationToken);
        }
    }

    private TimeSpan BackOff(int failures)
    {
        var backOff = options.FirstBackOff * Math.Pow(2, Math.Min(failures, 16));
        return backOff < LongestBackOff ? backOff : LongestBackOff;
    }
}
