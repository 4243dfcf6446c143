using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Twin.Storage.Attachments;

/// <summary>
/// AES-256-GCM by blocks, so that any place of a file can be read without the rest. Each file has a key of its own; the
/// number of the block is the nonce, the name of the file is authenticated.
/// </summary>
internal sealed class AttachmentSeal(string name, byte[] key) : IDisposable
{
    public const int BlockSize = 64 * 1024;

    public const int TagSize = 16;

    public const int SealedSize = BlockSize + TagSize;

    private readonly AesGcm _aes = new(key, TagSize);
    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);

    public void Seal(long block, ReadOnlySpan<byte> clear, Span<byte> into) =>
        _aes.Encrypt(NonceOf(block), clear, into[TagSize..(TagSize + clear.Length)], into[..TagSize], _name);

    public void Open(long block, ReadOnlySpan<byte> from, Span<byte> clear) =>
        _aes.Decrypt(NonceOf(block), from[TagSize..], from[..TagSize], clear, _name);

    public void Dispose() => _aes.Dispose();

    private static byte[] NonceOf(long block)
    {
        var nonce = new byte[AesGcm.NonceByteSizes.MaxSize];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(^sizeof(long)), block);
        return nonce;
    }
}
