using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Twin.Security;

/// <summary>One key for each use, derived from the master key with HKDF-SHA256.</summary>
internal sealed class DerivedKeys(byte[] masterKey)
{
    private const string CheckUse = "twin.key-check";

    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <summary>Tells two master keys apart and nothing else about them.</summary>
    public byte[] Check => For(CheckUse);

    public byte[] For(string use) =>
        _keys.GetOrAdd(use, name => HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, MasterKey.Length, info: Encoding.UTF8.GetBytes(name)));
}
