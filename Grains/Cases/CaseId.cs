using System.Security.Cryptography;
using System.Text;
using Twin.Devices;

namespace Twin.Cases;

/// <summary>Derives a case's id from the alarm episode that started it, so that the same alarm can never open two cases.</summary>
internal static class CaseId
{
    /// <summary>Digits and letters that nobody confuses when reading them out (Crockford's base 32).</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int Length = 16;

    public static string For(Hazard hazard)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(hazard.EpisodeKey), hash);
        Span<char> id = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            id[i] = Alphabet[hash[i] & 31];
        }

        return $"c-{id}";
    }
}
