using System.Security.Cryptography;
using System.Text;
using Twin.Access;
using Twin.Idempotency;

namespace Twin.Cases;

/// <summary>
/// Ids of reported cases. A request that comes with an idempotency key always gets the same one, so that a report sent
/// again after a crash, however late, is no second case.
/// </summary>
internal static class NewCaseId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int Length = 16;

    public static string For(HttpRequest request, Caller caller)
    {
        if (IdempotencyKey.Read(request) is not { } key)
        {
            return $"r-{RandomNumberGenerator.GetString(Alphabet, Length)}";
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Subject}\n{key}"));
        return $"r-{string.Concat(hash.Take(Length).Select(static part => Alphabet[part & 31]))}";
    }
}
