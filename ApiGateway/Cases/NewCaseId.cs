using System.Security.Cryptography;
using Twin.Access;
using Twin.Idempotency;

namespace Twin.Cases;

/// <summary>
/// Ids of reported cases and their attachments. A request that comes with an idempotency key always gets the same one, so that a report sent
/// again after a crash, however late, is no second case.
/// </summary>
internal static class NewCaseId
{
    public static string For(HttpRequest request, Caller caller) => For("r", request, caller, string.Empty);

    /// <param name="mark">What ids of the kind begin with.</param>
    /// <param name="within">What the new one is part of; a key counts for each of them anew.</param>
    public static string For(string mark, HttpRequest request, Caller caller, string within) => IdempotencyKey.Read(request) is { } key
        ? DerivedId.Of(mark, $"{caller.Subject}\n{key}{within}")
        : $"{mark}-{RandomNumberGenerator.GetString(DerivedId.Alphabet, DerivedId.Length)}";
}
