using System.Security.Cryptography;
using System.Text;

namespace Twin;

/// <summary>Ids that follow from what they stand for, so that the same thing, sent or found again, never gets two.</summary>
public static class DerivedId
{
    /// <summary>Digits and letters that nobody confuses when reading them out (Crockford's base 32).</summary>
    public const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Characters after the mark: 80 bits.</summary>
    public const int Length = 16;

    /// <param name="mark">What ids of the kind begin with.</param>
    /// <param name="origin">What it stands for.</param>
    public static string Of(string mark, string origin)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(origin));
        return $"{mark}-{string.Concat(hash.Take(Length).Select(static part => Alphabet[part & 31]))}";
    }
}
