namespace Twin.Storage;

/// <summary>
/// The files of attachments, encrypted, in a directory that all silos share. Errors of the disk are
/// <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/>.
/// </summary>
public interface IAttachmentFiles
{
    /// <summary>Opens a file to be written from its beginning.</summary>
    /// <param name="name">An id; what it held is gone.</param>
    /// <param name="key">32 bytes that encrypt this file and no other.</param>
    IAttachmentWriter Create(string name, byte[] key);

    /// <summary>Reads from a file.</summary>
    /// <param name="size">Of the whole file in clear, as the writer has counted it.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not what was written.</exception>
    Task<byte[]> Read(string name, byte[] key, long size, long offset, int count, CancellationToken cancellationToken);

    /// <summary>Deletes a file, whether it is there or not.</summary>
    void Delete(string name);
}
