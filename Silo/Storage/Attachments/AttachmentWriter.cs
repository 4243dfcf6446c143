namespace Twin.Storage.Attachments;

/// <summary>Encrypts what comes block by block into a file.</summary>
internal sealed class AttachmentWriter(FileStream file, AttachmentSeal seal) : IAttachmentWriter
{
    private readonly byte[] _clear = new byte[AttachmentSeal.BlockSize];
    private readonly byte[] _sealed = new byte[AttachmentSeal.SealedSize];
    private int _held;
    private long _blocks;

    public long Size => (_blocks * AttachmentSeal.BlockSize) + _held;

    public async Task Append(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        while (piece.Length > 0)
        {
            var taken = Math.Min(piece.Length, AttachmentSeal.BlockSize - _held);
            piece[..taken].CopyTo(_clear.AsMemory(_held));
            _held += taken;
            piece = piece[taken..];
            if (_held == AttachmentSeal.BlockSize)
            {
                await WriteBlock(cancellationToken);
                (_blocks, _held) = (_blocks + 1, 0);
            }
        }
    }

    public async Task Complete(CancellationToken cancellationToken)
    {
        if (_held > 0)
        {
            await WriteBlock(cancellationToken);
        }

        file.Flush(flushToDisk: true);
    }

    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        seal.Dispose();
    }

    private ValueTask WriteBlock(CancellationToken cancellationToken)
    {
        seal.Seal(_blocks, _clear.AsSpan(0, _held), _sealed);
        return file.WriteAsync(_sealed.AsMemory(0, _held + AttachmentSeal.TagSize), cancellationToken);
    }
}
