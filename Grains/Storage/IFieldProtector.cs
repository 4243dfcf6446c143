namespace Twin.Storage;

/// <summary>Keeps sensitive fields unreadable in the database. Its keys are wrapped by a master key outside of it.</summary>
public interface IFieldProtector
{
    /// <summary>Encrypts; the same text twice gives two different results.</summary>
    string Protect(string clear);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Not made with this key, or changed since.</exception>
    string Unprotect(string protectedText);

    /// <summary>A keyed hash (HMAC-SHA256) for comparing and exact search.</summary>
    /// <param name="use">Separates one use from another, such as <c>device-secret</c>.</param>
    byte[] Hash(string use, string clear);

    /// <summary>A 256-bit key for one use, the same on every silo.</summary>
    byte[] DeriveKey(string use);
}
