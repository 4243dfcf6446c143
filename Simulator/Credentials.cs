using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Twin.Simulation;

/// <summary>
/// Passwords and device secrets that come out the same each time and still cannot be guessed from the seed: they are
/// derived from the administrator's password.
/// </summary>
public sealed class Credentials(string administratorPassword, int seed)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes($"{seed}|{administratorPassword}");

    /// <summary>The secret of an object: 22 letters, digits, <c>-</c> and <c>_</c> (128 bits and more).</summary>
    public string For(ObjectKey owner) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(owner.ToString())))[..22];
}
