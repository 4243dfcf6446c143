using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Twin.Access;

namespace Twin.Accounts;

/// <summary>The one place where a token's claims are written, and read back as the caller.</summary>
internal static class CallerClaims
{
    public const string Subject = JwtRegisteredClaimNames.Sub;
    public const string Role = "role";
    public const string Session = JwtRegisteredClaimNames.Sid;
    public const string Version = "ver";

    /// <summary>Why personal data is read, percent-encoded UTF-8.</summary>
    public const string PurposeHeader = "X-Purpose";

    private const string Areas = "areas";
    private const string Worker = "worker";
    private const string Bound = "bound";
    private const int LongestPurpose = 200;

    public static Dictionary<string, object> Of(SessionGrant session)
    {
        var account = session.Account;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Subject] = account.UserName,
            [Role] = account.Role.ToString(),
            [Areas] = account.Scope.Prefixes.ToArray(),
            [Session] = session.Session,
            [Version] = session.Version,
        };
        if (account.Bound is { IsDefaultOrEmpty: false } bound)
        {
            claims[Bound] = bound.Select(key => key.ToString()).ToArray();
        }

        if (account.Worker is not null)
        {
            claims[Worker] = account.Worker;
        }

        return claims;
    }

    /// <summary>The same for an account whose token is an outside issuer's and says nothing in our words.</summary>
    public static ClaimsIdentity IdentityOf(AccountCredential account, DateTimeOffset expiry)
    {
        var identity = new ClaimsIdentity(JwtBearerDefaults.AuthenticationScheme, Subject, Role);
        identity.AddClaim(new Claim(Subject, account.UserName));
        identity.AddClaim(new Claim(Role, account.Role.ToString()));
        identity.AddClaim(new Claim(JwtRegisteredClaimNames.Exp, expiry.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        identity.AddClaims(account.Scope.Prefixes.Select(area => new Claim(Areas, area)));
        identity.AddClaims((account.Bound.IsDefault ? [] : account.Bound).Select(key => new Claim(Bound, key.ToString())));
        identity.AddClaims(account.Worker is { } worker ? [new Claim(Worker, worker)] : []);
        return identity;
    }

    public static Caller Read(HttpContext http) => Read(http.User) with { Purpose = Purpose(http.Request) };

    public static Caller Read(ClaimsPrincipal user) => new(
        user.FindFirstValue(Subject) ?? throw new InvalidOperationException("An endpoint that needs a caller is open to anonymous requests."),
        Enum.Parse<Role>(user.FindFirstValue(Role)!),
        new AreaScope([.. user.FindAll(Areas).Select(claim => claim.Value)]),
        user.FindFirstValue(Worker),
        Purpose: null,
        [.. user.FindAll(Bound).Select(claim => ObjectKey.Parse(claim.Value))]);

    /// <summary>The session the token belongs to; null for one of an outside issuer.</summary>
    public static string? SessionOf(ClaimsPrincipal user) => user.FindFirstValue(Session);

    /// <summary>When the caller's token ends.</summary>
    public static DateTimeOffset Expiry(ClaimsPrincipal user) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(user.FindFirstValue(JwtRegisteredClaimNames.Exp)!));

    private static string? Purpose(HttpRequest request)
    {
        var purpose = request.Headers[PurposeHeader].ToString();
        return purpose.Length switch
        {
            0 => null,
            > 3 * LongestPurpose => throw TooLong(),
            _ => Uri.UnescapeDataString(purpose) is { Length: <= LongestPurpose } words ? words : throw TooLong(),
        };
    }

    private static BadHttpRequestException TooLong() => new($"The header {PurposeHeader} may hold up to {LongestPurpose} characters.");
}
