using Twin.Access;

namespace Twin.Attachments;

/// <summary>A part of an attachment to be read from any place, a piece at a time.</summary>
internal sealed class AttachmentStream(IAttachmentGrain attachment, Caller caller, AttachmentPart part, long length) : Stream
{
    private const int MostAtOnce = 256 * 1024;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length)
        {
            return 0;
        }

        var read = await attachment.Read(caller, part, Position, Math.Min(buffer.Length, MostAtOnce), cancellationToken);
        if (!read.Succeeded)
        {
            throw new IOException("The attachment was deleted while it was read.");
        }

        read.Value.CopyTo(buffer);
        Position += read.Value.Length;
        return read.Value.Length;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => length,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
