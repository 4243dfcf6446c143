using Twin.Devices.Listener.Wires;

namespace Twin.Devices.Listener;

/// <summary>
/// What has arrived on a connection and has not been looked at. It grows with what a device sends, never with what it
/// says it will send, and gets small again when that is done.
/// </summary>
internal sealed class InputBuffer(IWire wire)
{
    private const int SmallBytes = 1024;
    private const int LargeBytes = 16 * 1024;

    private byte[] _bytes = new byte[SmallBytes];
    private int _start;
    private int _end;
    private bool _wasFilled;

    public ArraySegment<byte> Unread => new(_bytes, _start, _end - _start);

    public bool IsEmpty => _start == _end;

    public void Consume(int length) => _start += length;

    /// <returns>False when the other side has closed the connection.</returns>
    public async ValueTask<bool> ReadMore(CancellationToken cancellationToken)
    {
        MakeRoom();
        var received = await wire.Receive(_bytes.AsMemory(_end), cancellationToken);
        _end += received;
        _wasFilled = _end == _bytes.Length;
        return received > 0;
    }

    private void MakeRoom()
    {
        var unread = _end - _start;
        var target = _bytes;
        if (unread == _bytes.Length || (_wasFilled && _bytes.Length < LargeBytes))
        {
            target = new byte[2 * _bytes.Length];
        }
        else if (_bytes.Length > LargeBytes && unread <= SmallBytes)
        {
            target = new byte[2 * SmallBytes];
        }
        else if (_end < _bytes.Length && unread > 0)
        {
            return;
        }

        _bytes.AsSpan(_start, unread).CopyTo(target);
        (_bytes, _start, _end) = (target, 0, unread);
    }
}
