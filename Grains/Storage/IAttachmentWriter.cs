namespace Twin.Storage;

/// <summary>A file on its way to the disk. Disposed before <see cref="Complete"/> it is worth nothing.</summary>
public interface IAttachmentWriter : IAsyncDisposable
{
    /// <summary>How many bytes have come.</summary>
    long Size { get; }

    Task Append(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken);

    /// <summary>Returns when all of it is on the disk.</summary>
    Task Complete(CancellationToken cancellationToken);
}
