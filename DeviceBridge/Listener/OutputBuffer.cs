using System.Net.Sockets;
using MQTTnet.Formatter;
using Twin.Devices.Listener.Wires;

namespace Twin.Devices.Listener;

/// <summary>
/// What is on its way to a device. Answers written while others are being sent leave together. The writer does not
/// wait; who waits is the reader, for the answers that have not left (<see cref="Free"/>).
/// </summary>
internal sealed class OutputBuffer(IWire wire, int maxAnswers) : IDisposable
{
    /// <summary>How long a device may leave its answers unread before it is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const int MaxWaiting = 256 * 1024;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _free = new(maxAnswers);
    private byte[] _bytes = new byte[64];
    private byte[] _sending = new byte[64];
    private int _length;
    private int _answers;
    private bool _isSending;
    private Task _sent = Task.CompletedTask;

    public long BytesSent { get; private set; }

    /// <summary>True when so much waits for the device to read that nothing but answers is to be added.</summary>
    public bool IsFull => Volatile.Read(ref _length) > MaxWaiting;

    /// <summary>Waits until one more answer may be owed.</summary>
    /// <returns>False when the device has not read any for too long.</returns>
    public Task<bool> Free(CancellationToken cancellationToken) => _free.WaitAsync(Patience, cancellationToken);

    /// <param name="isAnswer">True when it answers what was asked after <see cref="Free"/>.</param>
    /// <param name="soon">False to send at once; true when more answers are expected, so that they may leave together.</param>
    public void Write(in MqttPacketBuffer packet, bool isAnswer, bool soon)
    {
        lock (_lock)
        {
            if (_bytes.Length - _length < packet.Length)
            {
                Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + packet.Length));
            }

            packet.Packet.CopyTo(_bytes, _length);
            _length += packet.Packet.Count;
            foreach (var part in packet.Payload)
            {
                part.Span.CopyTo(_bytes.AsSpan(_length));
                _length += part.Length;
            }

            _answers += isAnswer ? 1 : 0;
            if (_isSending)
            {
                return;
            }

            _isSending = true;
        }

        _sent = Send(soon);
    }

    /// <summary>Waits until everything written has left.</summary>
    public Task Drained() => _sent;

    public void Dispose() => _free.Dispose();

    private async Task Send(bool soon)
    {
        if (soon)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }

        try
        {
            while (TryTake(out var length, out var answers))
            {
                await wire.Send(_sending.AsMemory(0, length));
                BytesSent += length;
                if (answers > 0)
                {
                    _free.Release(answers);
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The connection is gone: its reader must not wait for answers to leave, so that it finds that out.
            _free.Release(maxAnswers);
        }
    }

    private bool TryTake(out int length, out int answers)
    {
        lock (_lock)
        {
            (length, answers) = (_length, _answers);
            (_length, _answers) = (0, 0);
            (_bytes, _sending) = (_sending, _bytes);
            _isSending = length > 0;
            return _isSending;
        }
    }
}
