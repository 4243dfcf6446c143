using Microsoft.Extensions.Options;

namespace Twin.Storage.Attachments;

/// <summary>In directories by the first of what is random in the name, so that no directory grows large.</summary>
internal sealed class AttachmentFiles(IOptions<StorageOptions> options) : IAttachmentFiles
{
    private const string DirectoryName = "attachments";

    private string Root => Path.GetFullPath(options.Value.AttachmentDirectory ?? Path.Combine(options.Value.DataDirectory, DirectoryName));

    public IAttachmentWriter Create(string name, byte[] key)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new AttachmentWriter(new FileStream(path, file), new AttachmentSeal(name, key));
    }

    public async Task<byte[]> Read(string name, byte[] key, long size, long offset, int count, CancellationToken cancellationToken)
    {
        var clear = new byte[Math.Clamp(size - offset, 0, count)];
        if (clear.Length == 0)
        {
            return clear;
        }

        using var seal = new AttachmentSeal(name, key);
        await using var file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, useAsync: true);
        var first = offset / AttachmentSeal.BlockSize;
        file.Position = first * AttachmentSeal.SealedSize;
        var (block, held) = (new byte[AttachmentSeal.BlockSize], new byte[AttachmentSeal.SealedSize]);
        for (var (number, done) = (first, 0); done < clear.Length; number++)
        {
            var length = (int)Math.Min(AttachmentSeal.BlockSize, size - (number * AttachmentSeal.BlockSize));
            await file.ReadExactlyAsync(held.AsMemory(0, length + AttachmentSeal.TagSize), cancellationToken);
            seal.Open(number, held.AsSpan(0, length + AttachmentSeal.TagSize), block.AsSpan(0, length));
            var from = (int)(offset + done - (number * AttachmentSeal.BlockSize));
            var taken = Math.Min(length - from, clear.Length - done);
            block.AsSpan(from, taken).CopyTo(clear.AsSpan(done));
            done += taken;
        }

        return clear;
    }

    public void Delete(string name)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private string PathOf(string name) => Path.Combine(Root, name[2..4], name);
}
