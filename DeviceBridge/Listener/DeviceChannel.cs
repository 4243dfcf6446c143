using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using Twin.Devices.Dialects;
using Twin.Devices.Listener.Wires;

namespace Twin.Devices.Listener;

/// <summary>
/// A device's connection as the MQTT server sees it. Looks at the length of every packet before it is taken in, so that
/// a stranger costs no more than a few kilobytes, and reads no more from a device that does not fetch its answers.
/// </summary>
internal sealed partial class DeviceChannel : IMqttChannelAdapter
{
    private const int MaxConnectBytes = 4 * 1024;

    /// <summary>How long the last bytes to a device may take.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly IWire _wire;
    private readonly PublishIntake _publishes;
    private readonly InputBuffer _input;
    private readonly OutputBuffer _output;
    private readonly int _maxPacketBytes;
    private readonly int _maxUnanswered;
    private readonly Lock _encoding = new();
    private readonly TimeProvider _time;
    private readonly ITimer _silence;
    private TimeSpan _keepAlive;
    private bool _accepted;
    private volatile bool _isEnded;

    public DeviceChannel(IWire wire, MqttOptions options, PublishIntake publishes, TimeProvider time)
    {
        _wire = wire;
        _publishes = publishes;
        _input = new InputBuffer(wire);
        _output = new OutputBuffer(wire, options.MaxUnanswered);
        _maxPacketBytes = options.MaxPacketBytes;
        _maxUnanswered = options.MaxUnanswered;
        _time = time;
        _silence = time.CreateTimer(static channel => ((DeviceChannel)channel!).End(MqttDisconnectReasonCode.KeepAliveTimeout), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Who is signed in; null before.</summary>
    public DeviceSession? Session { get; set; }

    /// <summary>What an MQTT 5 device is told when the server closes the connection without a better reason.</summary>
    public MqttDisconnectReasonCode CloseReason { get; set; } = MqttDisconnectReasonCode.UnspecifiedError;

    /// <summary>True when the device has ended the connection as one should.</summary>
    public bool SaidGoodbye { get; private set; }

    public MqttPacketFormatterAdapter PacketFormatterAdapter { get; } = new(new MqttBufferWriter(256, 4096));

    public bool IsVersion5 => PacketFormatterAdapter.ProtocolVersion == MqttProtocolVersion.V500;

    public EndPoint? RemoteEndPoint => _wire.RemoteEndPoint;

    public EndPoint? LocalEndPoint => _wire.LocalEndPoint;

    /// <summary>MQTTnet has no use for it; sign-in asks for <see cref="Certificate"/>.</summary>
    public X509Certificate2? ClientCertificate => null;

    /// <summary>Which the device has shown; null for none.</summary>
    public DeviceCertificate? Certificate => _wire.Certificate;

    public bool IsSecureConnection => _wire.IsEncrypted;

    public long BytesReceived { get; private set; }

    public long BytesSent => _output.BytesSent;

    public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void ResetStatistics() => BytesReceived = 0;

    /// <returns>Null when the connection is over.</returns>
    public async Task<MqttPacket?> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!_isEnded)
            {
                var frame = MqttFrame.Read(_input.Unread);
                if (frame is { } announced && Refuse(announced) is { } reason)
                {
                    SendLast(reason);
                    return null;
                }

                if (frame is { } whole && _input.Unread.Count >= whole.Length)
                {
                    var body = _input.Unread.Slice(whole.HeaderLength, whole.BodyLength);
                    if (PublishFrame.Read(whole.Header, body, IsVersion5) is { } publish)
                    {
                        if (!await TakeIn(publish, body, whole.Length, cancellationToken))
                        {
                            return null;
                        }

                        continue;
                    }

                    var packet = Decode(whole, body);
                    Consume(whole.Length);
                    return await Admit(packet, cancellationToken) ? packet : null;
                }

                if (!await ReadInTime(cancellationToken))
                {
                    return null;
                }
            }

            return null;
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException or InvalidDataException)
        {
            return null;
        }
    }

    public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        if (packet is MqttDisconnectPacket disconnect)
        {
            SendLast(disconnect.ReasonCode == MqttDisconnectReasonCode.UnspecifiedError ? CloseReason : disconnect.ReasonCode);
            return Task.CompletedTask;
        }

        if (packet is MqttConnAckPacket acknowledgement)
        {
            Complete(acknowledgement);
        }

        Write(packet);
        return Task.CompletedTask;
    }

    /// <summary>Sends a message at most once: what must arrive is acknowledged in the words of its dialect.</summary>
    /// <returns>False when the device does not read what it is sent, or is sent no more.</returns>
    public bool TrySend(Downlink message)
    {
        if (_isEnded || _output.IsFull)
        {
            return false;
        }

        Write(new MqttPublishPacket { Topic = message.Topic, Payload = new ReadOnlySequence<byte>(message.Payload) });
        return true;
    }

    /// <summary>Ends the connection from our side: no more is read from it, and what is being taken in is not answered.</summary>
    public void End(MqttDisconnectReasonCode reason)
    {
        try
        {
            SendLast(reason);
            _isEnded = true;
            _wire.EndInput();
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // It has ended by itself.
        }
    }

    public async Task DisconnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _output.Drained().WaitAsync(Farewell, _time, cancellationToken);
            await _wire.End().AsTask().WaitAsync(Farewell, _time, cancellationToken);
        }
        catch (Exception fault) when (fault is TimeoutException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The device does not listen any more.
        }

        _wire.Dispose();
    }

    public void Dispose()
    {
        _silence.Dispose();
        _wire.Dispose();
        _output.Dispose();
    }

    private static bool IsAnswer(MqttPacket packet) =>
        packet is MqttPubAckPacket or MqttPubRecPacket or MqttPubCompPacket or MqttPingRespPacket or MqttSubAckPacket or MqttUnsubAckPacket or MqttPubRelPacket;

    /// <summary>The first packet is a CONNECT and a short one; no later one is.</summary>
    private MqttDisconnectReasonCode? Refuse(in MqttFrame frame) =>
        frame.IsConnect == _accepted ? MqttDisconnectReasonCode.ProtocolError
        : frame.Length > (_accepted ? _maxPacketBytes : MaxConnectBytes) ? MqttDisconnectReasonCode.PacketTooLarge
        : null;

    private void Consume(int length)
    {
        _input.Consume(length);
        BytesReceived += length;
    }

    /// <summary>The decoder copies what it keeps, so that it may read from the connection's own buffer.</summary>
    private MqttPacket Decode(in MqttFrame frame, ArraySegment<byte> body)
    {
        var received = new ReceivedMqttPacket(frame.Header, body, frame.Length);
        if (PacketFormatterAdapter.ProtocolVersion == MqttProtocolVersion.Unknown)
        {
            PacketFormatterAdapter.DetectProtocolVersion(received);
        }

        return PacketFormatterAdapter.Decode(received);
    }

    /// <summary>Only the time the device is silent counts, not the time it waits for us.</summary>
    private async ValueTask<bool> ReadInTime(CancellationToken cancellationToken)
    {
        if (_keepAlive == TimeSpan.Zero)
        {
            return await _input.ReadMore(cancellationToken);
        }

        _silence.Change(_keepAlive, Timeout.InfiniteTimeSpan);
        try
        {
            return await _input.ReadMore(cancellationToken);
        }
        finally
        {
            _silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void Write(MqttPacket packet)
    {
        if (_isEnded)
        {
            return;
        }

        lock (_encoding)
        {
            try
            {
                _output.Write(PacketFormatterAdapter.Encode(packet), IsAnswer(packet), soon: !_input.IsEmpty);
            }
            finally
            {
                PacketFormatterAdapter.Cleanup();
            }
        }
    }

    /// <summary>Says why the connection ends; only MQTT 5 has a word for it.</summary>
    private void SendLast(MqttDisconnectReasonCode reason)
    {
        if (_accepted && IsVersion5)
        {
            Write(new MqttDisconnectPacket { ReasonCode = reason });
        }
    }
}
