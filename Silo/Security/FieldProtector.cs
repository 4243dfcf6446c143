using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Twin.Storage;

namespace Twin.Security;

/// <summary>
/// AES-256-GCM for what must be read again, HMAC-SHA256 for what is only compared. Protected text is base64url of
/// version, nonce, tag and cipher text.
/// </summary>
internal sealed class FieldProtector(MasterKey key) : IFieldProtector
{
    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;
    private const string FieldUse = "twin.field";
    private const string HashUse = "twin.hash.";
    private const string DeriveUse = "twin.use.";

    public string Protect(string clear)
    {
        var plain = Encoding.UTF8.GetBytes(clear);
        var message = new byte[HeaderLength + plain.Length];
        message[0] = Version;
        var nonce = message.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.OpenOrCreate().For(FieldUse), TagLength);
        aes.Encrypt(nonce, plain, message.AsSpan(HeaderLength), message.AsSpan(1 + NonceLength, TagLength), message.AsSpan(0, 1));
        return Base64Url.EncodeToString(message);
    }

    public string Unprotect(string protectedText)
    {
        if (!Base64Url.IsValid(protectedText, out var length) || length < HeaderLength)
        {
            throw new CryptographicException("This is not a protected text.");
        }

        var message = Base64Url.DecodeFromChars(protectedText);
        var plain = new byte[message.Length - HeaderLength];
        using var aes = new AesGcm(key.OpenOrCreate().For(FieldUse), TagLength);
        aes.Decrypt(message.AsSpan(1, NonceLength), message.AsSpan(HeaderLength), message.AsSpan(1 + NonceLength, TagLength), plain, message.AsSpan(0, 1));
        return Encoding.UTF8.GetString(plain);
    }

    public byte[] Hash(string use, string clear) => HMACSHA256.HashData(key.OpenOrCreate().For(HashUse + use), Encoding.UTF8.GetBytes(clear));

    /// <summary>A copy, so that no caller can change the key of all.</summary>
    public byte[] DeriveKey(string use) => [.. key.OpenOrCreate().For(DeriveUse + use)];
}
