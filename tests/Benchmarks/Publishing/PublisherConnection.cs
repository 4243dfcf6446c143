using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Twin.Benchmarks.Publishing;

/// <summary>
/// One device. Its messages are encoded beforehand and only their digits change, so that the publisher leaves the
/// processors to what is measured.
/// </summary>
internal sealed class PublisherConnection : IDisposable
{
    private const int FirstRefusal = 0x80;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[][] _messages;
    private readonly int[] _digits;
    private readonly long[] _sentAt;
    private readonly byte[] _received = new byte[4096];
    private readonly PublisherDevice _device;
    private readonly DialectMessage? _announcement;
    private readonly PublisherCount _count;
    private int _filled;
    private uint _number;

    /// <param name="inFlight">Messages sent before an acknowledgement is waited for; the packet id is the message's slot + 1.</param>
    public PublisherConnection(PublisherDevice device, DialectMessage message, int inFlight, PublisherCount count)
    {
        _device = device;
        _announcement = message.Announcement;
        _count = count;
        _sentAt = new long[inFlight];
        var payload = Encoding.ASCII.GetBytes(message.Payload);
        var topic = Of(device, message.Topic);
        _messages = [.. Enumerable.Range(1, inFlight).Select(id => MqttPackets.Publish(topic, (ushort)id, payload))];
        _digits = [.. Enumerable.Range(0, payload.Length).Where(i => payload[i] == '#').Select(i => payload.Length - i)];
    }

    public async Task ConnectAsync(int port, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        await _socket.SendAsync(MqttPackets.Connect(_device.Id, _device.Id, _device.Secret), cancellationToken);
        var refused = -1;
        while (refused < 0)
        {
            await ReceiveAsync((header, body) => refused = header == MqttPackets.ConnAck ? body[1] : FirstRefusal, cancellationToken);
        }

        if (refused > 0)
        {
            throw new IOException($"The server let {_device.Id} not in: reason {refused}.");
        }

        if (_announcement is { } announcement
            && await TryPublishAsync(Of(_device, announcement.Topic), Encoding.ASCII.GetBytes(Of(_device, announcement.Payload)), cancellationToken) is not true)
        {
            throw new IOException($"The server did not take what {_device.Id} announced.");
        }
    }

    /// <summary>Listens to its own commands.</summary>
    public async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        await _socket.SendAsync(MqttPackets.Subscribe($"twin/v1/{_device.Id}/command/+", id: 1), cancellationToken);
        var answered = false;
        while (!answered)
        {
            await ReceiveAsync((header, body) => answered = header == MqttPackets.SubAck && body[^1] < FirstRefusal, cancellationToken);
        }
    }

    /// <summary>Publishes until cancelled.</summary>
    /// <param name="interval">From one message to the next; zero for as fast as they are acknowledged.</param>
    public async Task RunAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        var acknowledged = new Queue<int>(Enumerable.Range(0, _messages.Length));
        PacketHandler acknowledge = (header, body) => acknowledged.Enqueue(Acknowledge(header, body));
        while (true)
        {
            while (acknowledged.TryDequeue(out var slot))
            {
                if (interval > TimeSpan.Zero)
                {
                    await PaceAsync(interval, _sentAt[slot], cancellationToken);
                }

                await _socket.SendAsync(Next(slot), cancellationToken);
            }

            await ReceiveAsync(acknowledge, cancellationToken);
        }
    }

    /// <summary>Publishes one message and waits for its acknowledgement.</summary>
    public async Task PublishOnceAsync(CancellationToken cancellationToken)
    {
        await _socket.SendAsync(Next(slot: 0), cancellationToken);
        var acknowledged = false;
        while (!acknowledged)
        {
            await ReceiveAsync((header, body) => acknowledged = Acknowledge(header, body) == 0, cancellationToken);
        }
    }

    /// <summary>Publishes any message.</summary>
    /// <returns>Whether it was acknowledged or refused; null when the connection was closed instead.</returns>
    public async Task<bool?> TryPublishAsync(string topic, byte[] payload, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.SendAsync(MqttPackets.Publish(topic, id: 1, payload), cancellationToken);
            bool? accepted = null;
            while (accepted is null)
            {
                await ReceiveAsync((header, body) => accepted = header == MqttPackets.PubAck ? body.Length <= 2 || body[2] < FirstRefusal : accepted, cancellationToken);
            }

            return accepted;
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            return null;
        }
    }

    /// <summary>Ends the connection without a word, as a power failure does.</summary>
    public void Break()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();

    private static string Of(PublisherDevice device, string text) => text.Replace("{device}", device.Id, StringComparison.Ordinal);

    private static async Task PaceAsync(TimeSpan interval, long last, CancellationToken cancellationToken)
    {
        var wait = last == 0 ? interval * Random.Shared.NextDouble() : interval - Stopwatch.GetElapsedTime(last);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, cancellationToken);
        }
    }

    private byte[] Next(int slot)
    {
        var message = _messages[slot];
        var number = _number++;
        foreach (var digit in _digits)
        {
            message[^digit] = (byte)('0' + (number % 10));
            number /= 3;
        }

        _sentAt[slot] = Stopwatch.GetTimestamp();
        return message;
    }

    private int Acknowledge(byte header, ReadOnlySpan<byte> body)
    {
        if (header != MqttPackets.PubAck)
        {
            throw new IOException($"The server sent packet {header:x2} with {Convert.ToHexString(body)} to {_device.Id}.");
        }

        var slot = BinaryPrimitives.ReadUInt16BigEndian(body) - 1;
        _count.Add(_sentAt[slot], refused: body.Length > 2 && body[2] >= FirstRefusal);
        return slot;
    }

    /// <summary>Waits for bytes and hands each whole packet on.</summary>
    private async ValueTask ReceiveAsync(PacketHandler handle, CancellationToken cancellationToken)
    {
        var count = await _socket.ReceiveAsync(_received.AsMemory(_filled), cancellationToken);
        if (count == 0)
        {
            throw new IOException($"The server closed the connection of {_device.Id}.");
        }

        _filled += count;
        var used = 0;
        while (MqttPackets.Read(_received.AsSpan(used, _filled - used), out var header, out var body) is > 0 and var length)
        {
            used += length;
            handle(header, body);
        }

        _received.AsSpan(used, _filled - used).CopyTo(_received);
        _filled -= used;
    }

    private delegate void PacketHandler(byte header, ReadOnlySpan<byte> body);
}
