using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Twin.Accounts;

namespace Twin.Idempotency;

/// <summary>Tells one request from another: route, query, body, condition, and the rights of the account, so that no answer outlives them.</summary>
internal static class RequestDigest
{
    /// <summary>Bodies stay in memory: what is in them must not come to rest in a temporary file.</summary>
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Leaves the body to be read again.</summary>
    public static async Task<string> Of(HttpContext http, CancellationToken cancellationToken)
    {
        var request = http.Request;
        var body = new FileBufferingReadStream(request.Body, MaxBytes);
        http.Response.RegisterForDisposeAsync(body);
        await body.DrainAsync(cancellationToken);
        body.Position = 0;
        request.Body = body;

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(digest, request.Path.ToString());
        Add(digest, request.QueryString.ToString());
        Add(digest, request.ContentType);
        Add(digest, request.Headers.IfMatch.ToString());
        Add(digest, http.User.FindFirst(CallerClaims.Version)?.Value);
        digest.AppendData(await SHA256.HashDataAsync(body, cancellationToken));
        body.Position = 0;
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static void Add(IncrementalHash digest, string? part) => digest.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(part ?? string.Empty)));
}
