using System.Security.Cryptography;
using System.Text;
using Twin.Storage;

namespace Twin.Security;

/// <summary>A ring of data keys for what must be read again, HMAC-SHA256 for what is only compared.</summary>
internal sealed class FieldProtector(DataKeyRing ring, KeyVault keys) : IFieldProtector
{
    /// <summary>The ring of the sensitive fields.</summary>
    public const string Ring = "field";

    public string Protect(string clear) => ring.Protect(clear);

    public string Unprotect(string protectedText) => ring.Unprotect(protectedText);

    public byte[] Hash(string use, string clear) => HMACSHA256.HashData(keys.For(KeyVault.Hashing, use), Encoding.UTF8.GetBytes(clear));

    /// <summary>A copy, so that no caller can change the key of all.</summary>
    public byte[] DeriveKey(string use) => [.. keys.For(KeyVault.Deriving, use)];
}
