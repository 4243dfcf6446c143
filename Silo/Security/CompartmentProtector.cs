using System.Security.Cryptography;
using System.Text;

namespace Twin.Security;

/// <summary>
/// The keys of the compartment: a ring of data keys of its own for what is read again, and a secret of its own for what
/// is only compared. With the keys of everything else nothing of it can be read, and no guess confirmed.
/// </summary>
internal sealed class CompartmentProtector([FromKeyedServices(CompartmentProtector.Ring)] DataKeyRing ring, KeyVault keys)
{
    public const string Ring = "compartment";

    public string Protect(string clear) => ring.Protect(clear);

    /// <exception cref="CryptographicException">Not made with a key of the compartment, or changed since.</exception>
    public string Unprotect(string text) => ring.Unprotect(text);

    /// <summary>The same text again, encrypted with the newest key; the text itself when it is already.</summary>
    public string Renew(string text) => ring.IsCurrent(text) ? text : ring.Protect(ring.Unprotect(text));

    /// <summary>A keyed hash of 32 hexadecimal characters.</summary>
    public string Hash(string use, string clear) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys.For(KeyVault.Compartment, use), Encoding.UTF8.GetBytes(clear)).AsSpan(0, 16));
}
