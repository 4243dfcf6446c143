using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Twin.Accounts.Federation;

/// <summary>One outside issuer: says whether a token is good, and what is in it.</summary>
internal sealed class OidcIssuer(string name, OidcOptions options, OidcKeys keys, TokenIntrospection? introspection, TimeProvider time)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>With a public key to check by: one that is shared could be made by whoever checks.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public string Name => name;

    /// <summary>Its identifier, without a slash at the end.</summary>
    public string Address { get; } = Trimmed(options.Authority);

    public static string Trimmed(string issuer) => issuer.TrimEnd('/');

    /// <returns>Null when it is not good, with <paramref name="refused"/> told why.</returns>
    /// <exception cref="TimeoutException">The issuer does not answer.</exception>
    public async Task<FederatedToken?> Read(JsonWebToken token, Action<Exception> refused, CancellationToken cancellationToken)
    {
        var configuration = await keys.Get(token.Kid ?? string.Empty, cancellationToken);
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = options.Audience,
            ValidAlgorithms = Algorithms,
            ValidTypes = ["at+jwt", "application/at+jwt", "JWT"],
            IssuerSigningKeys = configuration.SigningKeys,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = IsInTime,
        });
        if (!result.IsValid)
        {
            refused(result.Exception);
            return null;
        }

        var claims = result.ClaimsIdentity;
        return claims.FindFirst(JwtRegisteredClaimNames.Sub)?.Value is { Length: > 0 and <= 255 } subject && IssuedAt(claims) is { } issued
            ? new FederatedToken(new FederatedIdentity(Address, subject), issued, claims.HasClaim(options.SecondFactorClaim, options.SecondFactorValue), ClaimedRights.Of(claims, options))
            : null;
    }

    /// <summary>Whether the issuer still stands by the token; true when it is not to be asked.</summary>
    public async Task<bool> StandsBy(JsonWebToken token, CancellationToken cancellationToken) =>
        introspection is null || await introspection.IsActive(token.EncodedToken, await keys.Get(token.Kid ?? string.Empty, cancellationToken), cancellationToken);

    private static DateTimeOffset? IssuedAt(ClaimsIdentity claims) =>
        long.TryParse(claims.FindFirst(JwtRegisteredClaimNames.Iat)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end && (notBefore is not { } start || now >= start - ClockSkew);
    }
}
