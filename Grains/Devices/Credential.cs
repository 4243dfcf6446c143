using System.Buffers.Text;
using System.Security.Cryptography;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>Devices' secrets: random and long, so that a fast keyed hash keeps them, and 10,000 devices can come back at once.</summary>
internal static class Credential
{
    private const int Bytes = 32;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Salted with the id, so that equal secrets of two devices do not show.</summary>
    public static byte[] SecretHash(IFieldProtector protector, string device, string secret) => protector.Hash("device-secret", $"{device}\n{secret}");

    /// <summary>A token finds its device, so it cannot be salted with it.</summary>
    public static byte[] TokenHash(IFieldProtector protector, string token) => protector.Hash("device-token", token);

    public static bool Matches(byte[]? kept, byte[] given) => kept is not null && CryptographicOperations.FixedTimeEquals(kept, given);
}
