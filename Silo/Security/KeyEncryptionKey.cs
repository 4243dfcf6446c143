using System.Security.Cryptography;
using System.Text;

namespace Twin.Security;

/// <summary>A master key: it encrypts other keys and nothing else (AES-256-GCM).</summary>
internal sealed class KeyEncryptionKey(byte[] masterKey)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = Derive(masterKey, "twin.wrap");

    /// <summary>Tells two master keys apart and nothing else about them.</summary>
    public byte[] Check { get; } = Derive(masterKey, "twin.key-check");

    /// <param name="name">What the key is for; under another name it cannot be unwrapped.</param>
    public byte[] Wrap(byte[] key, string name)
    {
        var wrapped = new byte[NonceLength + TagLength + key.Length];
        var nonce = wrapped.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce, key, wrapped.AsSpan(NonceLength + TagLength), wrapped.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(name));
        return wrapped;
    }

    /// <exception cref="CryptographicException">Not wrapped by this master key under this name, or changed since.</exception>
    public byte[] Unwrap(byte[] wrapped, string name)
    {
        if (wrapped.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("This is no wrapped key.");
        }

        var key = new byte[wrapped.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_key, TagLength);
        aes.Decrypt(wrapped.AsSpan(0, NonceLength), wrapped.AsSpan(NonceLength + TagLength), wrapped.AsSpan(NonceLength, TagLength), key, Encoding.UTF8.GetBytes(name));
        return key;
    }

    private static byte[] Derive(byte[] masterKey, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, MasterKey.Length, info: Encoding.UTF8.GetBytes(use));
}
