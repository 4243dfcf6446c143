namespace Twin.Idempotency;

/// <summary>Holds an answer back until it has been kept. One that is too long for that goes on to the client instead.</summary>
internal sealed class AnswerBuffer(Stream client) : Stream
{
    /// <summary>The longest answer that is kept, in bytes.</summary>
    private const int Longest = 256 * 1024;

    private readonly MemoryStream _held = new();

    /// <summary>It has gone to the client, in part or as a whole.</summary>
    public bool IsTooLong { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public ReadOnlyMemory<byte> Held => _held.GetBuffer().AsMemory(0, (int)_held.Length);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsTooLong && _held.Length + buffer.Length > Longest)
        {
            IsTooLong = true;
            await client.WriteAsync(Held, cancellationToken);
        }

        await (IsTooLong ? client : _held).WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>What is held stays held: a flush is no reason to send it.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) => IsTooLong ? client.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _held.Dispose();
        base.Dispose(disposing);
    }
}
