using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Twin.Storage.Keys;

namespace Twin.Security;

/// <summary>
/// Encrypts with the newest data key of a ring, and decrypts with any of them (ASP.NET Core Data Protection,
/// AES-256-GCM). A key that another silo has made meanwhile is looked up when a text names it.
/// </summary>
internal sealed class DataKeyRing(string name, IKeyStore store, MasterKey master, ILoggerFactory logs) : IDisposable
{
    /// <summary>What every protected text begins with: the mark of Data Protection.</summary>
    public const string Mark = "CfDJ8";

    private const int MarkLength = 4;
    private const int GuidLength = 16;

    private readonly Lock _gate = new();
    private LoadedRing? _loaded;

    public string Name => name;

    public string Protect(string clear) => Base64Url.EncodeToString(Loaded().Protector.Protect(Encoding.UTF8.GetBytes(clear)));

    public byte[] Protect(byte[] clear) => Loaded().Protector.Protect(clear);

    /// <exception cref="CryptographicException">Not made with a key of this ring, or changed since.</exception>
    public string Unprotect(string text) => Base64Url.IsValid(text)
        ? Encoding.UTF8.GetString(Unprotect(Base64Url.DecodeFromChars(text)))
        : throw new CryptographicException("This is not a protected text.");

    public byte[] Unprotect(byte[] message)
    {
        var loaded = Loaded();
        if (KeyOf(message) is { } key && !loaded.Knows(key))
        {
            Reload();
            loaded = Loaded();
        }

        return loaded.Protector.Unprotect(message);
    }

    /// <summary>Whether a text was made with the newest key.</summary>
    public bool IsCurrent(string text) =>
        Base64Url.IsValid(text) && KeyOf(Base64Url.DecodeFromChars(text)) is { } key && key == Loaded().Newest.KeyId;

    public IKey Newest => Loaded().Newest;

    /// <summary>Makes a key; from now on it is the one to encrypt with.</summary>
    /// <returns>False when another silo was first, or has another master key.</returns>
    public bool Renew()
    {
        var added = Loaded().TryAdd();
        Reload();
        return added;
    }

    /// <summary>Takes in what others have added.</summary>
    public void Refresh()
    {
        var loaded = Loaded();
        if (!store.ReadRing(name).All(key => loaded.Knows(Guid.Parse(key.Id))))
        {
            Reload();
        }
    }

    private void Reload()
    {
        lock (_gate)
        {
            // The old one may be in use; it holds nothing that would have to be released.
            _loaded = Load();
        }
    }

    public void Dispose() => _loaded?.Dispose();

    private LoadedRing Loaded()
    {
        if (_loaded is { } loaded)
        {
            return loaded;
        }

        lock (_gate)
        {
            return _loaded ??= Load();
        }
    }

    /// <summary>The first one makes the first key; should another silo be faster, its key will do.</summary>
    private LoadedRing Load()
    {
        var loaded = new LoadedRing(name, store, master, logs);
        if (loaded.IsEmpty)
        {
            loaded.TryAdd();
            loaded = new LoadedRing(name, store, master, logs);
        }

        return loaded;
    }

    private static Guid? KeyOf(byte[] message) => message.Length > MarkLength + GuidLength ? new Guid(message.AsSpan(MarkLength, GuidLength)) : null;
}
