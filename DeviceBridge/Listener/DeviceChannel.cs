using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Twin.Devices.Listener;

/// <summary>
/// A device's connection as the MQTT server sees it. Looks at the length of every packet before it is taken in, so that
/// a stranger costs no more than a few kilobytes, and keeps no more answers waiting than the device fetches.
/// </summary>
internal sealed class DeviceChannel : IMqttChannelAdapter
{
    private const int MaxConnectBytes = 4 * 1024;

    /// <summary>MQTTnet keeps as many topics as a device gives aliases to.</summary>
    private const ushort MaxTopicAlias = 16;

    private readonly ConnectionContext _connection;
    private readonly PipeReader _input;
    private readonly PipeWriter _output;
    private readonly int _maxPacketBytes;
    private readonly int _maxUnanswered;
    private readonly SemaphoreSlim _unanswered;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ITimer _silence;
    private string? _assignedClientId;
    private TimeSpan _keepAlive;
    private bool _accepted;

    public DeviceChannel(ConnectionContext connection, MqttOptions options, TimeProvider time)
    {
        _connection = connection;
        _input = connection.Transport.Input;
        _output = connection.Transport.Output;
        _maxPacketBytes = options.MaxPacketBytes;
        _maxUnanswered = options.MaxUnanswered;
        _unanswered = new SemaphoreSlim(options.MaxUnanswered);
        _silence = time.CreateTimer(static input => ((PipeReader)input!).CancelPendingRead(), _input, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Who is signed in; null before.</summary>
    public DeviceSession? Session { get; set; }

    /// <summary>What an MQTT 5 device is told when the server closes the connection without a better reason.</summary>
    public MqttDisconnectReasonCode CloseReason { get; set; } = MqttDisconnectReasonCode.UnspecifiedError;

    public MqttPacketFormatterAdapter PacketFormatterAdapter { get; } = new(new MqttBufferWriter(256, 4096));

    public EndPoint? RemoteEndPoint => _connection.RemoteEndPoint;

    public EndPoint? LocalEndPoint => _connection.LocalEndPoint;

    public X509Certificate2? ClientCertificate => null;

    public bool IsSecureConnection => false;

    public long BytesReceived { get; private set; }

    public long BytesSent { get; private set; }

    public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void ResetStatistics() => BytesReceived = BytesSent = 0;

    /// <returns>Null when the connection is over.</returns>
    public async Task<MqttPacket?> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                if (!_input.TryRead(out var read))
                {
                    read = await ReadInTime(cancellationToken);
                }

                if (read.IsCanceled)
                {
                    await SendLast(MqttDisconnectReasonCode.KeepAliveTimeout);
                    return null;
                }

                var buffer = read.Buffer;
                var frame = MqttFrame.Read(buffer);
                if (frame is { } known && (known.IsConnect == _accepted || known.Length > (_accepted ? _maxPacketBytes : MaxConnectBytes)))
                {
                    await SendLast(known.IsConnect == _accepted ? MqttDisconnectReasonCode.ProtocolError : MqttDisconnectReasonCode.PacketTooLarge);
                    return null;
                }

                if (frame is { } whole && buffer.Length >= whole.Length)
                {
                    var packet = Decode(whole, buffer.Slice(whole.HeaderLength, whole.BodyLength));
                    _input.AdvanceTo(buffer.GetPosition(whole.Length));
                    BytesReceived += whole.Length;
                    return await Admit(packet, cancellationToken);
                }

                _input.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted)
                {
                    return null;
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or InvalidDataException)
        {
            return null;
        }
    }

    public async Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        if (packet is MqttDisconnectPacket disconnect)
        {
            await SendLast(disconnect.ReasonCode == MqttDisconnectReasonCode.UnspecifiedError ? CloseReason : disconnect.ReasonCode);
            return;
        }

        if (packet is MqttConnAckPacket acknowledgement)
        {
            Complete(acknowledgement);
        }

        await _sending.WaitAsync(cancellationToken);
        try
        {
            Write(packet);
            await _output.FlushAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException)
        {
            throw new MqttCommunicationException(fault);
        }
        finally
        {
            _sending.Release();
        }

        if (IsAnswer(packet))
        {
            _unanswered.Release();
        }
    }

    public Task DisconnectAsync(CancellationToken cancellationToken)
    {
        _input.Complete();
        _output.Complete();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _silence.Dispose();
        _unanswered.Dispose();
        _sending.Dispose();
    }

    private static bool IsAnswer(MqttPacket packet) =>
        packet is MqttPubAckPacket or MqttPubRecPacket or MqttPubCompPacket or MqttPingRespPacket or MqttSubAckPacket or MqttUnsubAckPacket or MqttPubRelPacket;

    private static bool AsksForAnswer(MqttPacket packet) => packet switch
    {
        MqttPublishPacket publish => publish.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce,
        MqttPubRelPacket or MqttPingReqPacket or MqttSubscribePacket or MqttUnsubscribePacket or MqttPubRecPacket => true,
        _ => false,
    };

    private MqttPacket Decode(in MqttFrame frame, in ReadOnlySequence<byte> body)
    {
        // The decoder copies what it keeps, so that it may read from the connection's own buffer.
        var segment = body.IsSingleSegment && MemoryMarshal.TryGetArray(body.First, out var array) ? array : new ArraySegment<byte>(body.ToArray());
        var received = new ReceivedMqttPacket(frame.Header, segment, frame.Length);
        if (PacketFormatterAdapter.ProtocolVersion == MqttProtocolVersion.Unknown)
        {
            PacketFormatterAdapter.DetectProtocolVersion(received);
        }

        return PacketFormatterAdapter.Decode(received);
    }

    /// <summary>Only the time the device is silent counts, not the time it waits for us.</summary>
    private async ValueTask<ReadResult> ReadInTime(CancellationToken cancellationToken)
    {
        if (_keepAlive == TimeSpan.Zero)
        {
            return await _input.ReadAsync(cancellationToken);
        }

        _silence.Change(_keepAlive, Timeout.InfiniteTimeSpan);
        try
        {
            return await _input.ReadAsync(cancellationToken);
        }
        finally
        {
            _silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private async ValueTask<MqttPacket?> Admit(MqttPacket packet, CancellationToken cancellationToken)
    {
        if (packet is MqttConnectPacket connect)
        {
            Prepare(connect);
        }
        else if (packet is MqttPublishPacket { TopicAlias: > MaxTopicAlias })
        {
            await SendLast(MqttDisconnectReasonCode.TopicAliasInvalid);
            return null;
        }
        else if (packet is MqttSubscribePacket { TopicFilters.Count: > 1 } subscribe)
        {
            // MQTTnet answers filters of different quality out of order; one quality for all keeps theirs.
            var lowest = subscribe.TopicFilters.Min(filter => filter.QualityOfServiceLevel);
            subscribe.TopicFilters.ForEach(filter => filter.QualityOfServiceLevel = lowest);
        }

        if (AsksForAnswer(packet))
        {
            await _unanswered.WaitAsync(cancellationToken);
        }

        return packet;
    }

    /// <summary>
    /// A session ends with its connection: what is owed to a device that is away lives in its grain, and an answer that
    /// belongs to an older connection must not reach a newer one.
    /// </summary>
    private void Prepare(MqttConnectPacket connect)
    {
        connect.CleanSession = true;
        connect.SessionExpiryInterval = 0;
        _keepAlive = connect.KeepAlivePeriod * TimeSpan.FromSeconds(1.5);
        connect.KeepAlivePeriod = 0;
        if (string.IsNullOrEmpty(connect.ClientId))
        {
            connect.ClientId = _assignedClientId = $"twin-{Guid.NewGuid():N}";
        }
    }

    private void Complete(MqttConnAckPacket acknowledgement)
    {
        _accepted = acknowledgement.ReasonCode == MqttConnectReasonCode.Success;
        acknowledgement.AssignedClientIdentifier = _assignedClientId;
        acknowledgement.MaximumPacketSize = (uint)_maxPacketBytes;
        acknowledgement.ReceiveMaximum = (ushort)_maxUnanswered;
        acknowledgement.TopicAliasMaximum = MaxTopicAlias;
    }

    private void Write(MqttPacket packet)
    {
        try
        {
            var encoded = PacketFormatterAdapter.Encode(packet);
            _output.Write(encoded.Packet);
            foreach (var segment in encoded.Payload)
            {
                _output.Write(segment.Span);
            }

            BytesSent += encoded.Length;
        }
        finally
        {
            PacketFormatterAdapter.Cleanup();
        }
    }

    /// <summary>Says why the connection ends, if that can be said without waiting for a device that does not listen.</summary>
    private async ValueTask SendLast(MqttDisconnectReasonCode reason)
    {
        if (!_accepted || PacketFormatterAdapter.ProtocolVersion != MqttProtocolVersion.V500 || !await _sending.WaitAsync(TimeSpan.Zero))
        {
            return;
        }

        try
        {
            Write(new MqttDisconnectPacket { ReasonCode = reason });
            _ = _output.FlushAsync().AsTask();
        }
        catch (InvalidOperationException)
        {
            // The other side was faster: there is nobody left to tell.
        }
        finally
        {
            _sending.Release();
        }
    }
}
