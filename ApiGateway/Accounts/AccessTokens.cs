using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Twin.Access;
using Twin.Accounts.Federation;

namespace Twin.Accounts;

/// <summary>Issues access tokens (JWT, HS256) and says what a valid one is.</summary>
internal sealed class AccessTokens(TokenSigningKey key, IOptions<TokenOptions> options, TimeProvider time)
{
    public const string Issuer = "twin";
    public const string Audience = "twin";

    /// <summary>How far the clocks of two gateways may differ.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public async Task<LoginAnswer> Issue(SessionGrant session, CancellationToken cancellationToken) => new(
        await IssueAccess(session, cancellationToken),
        (int)options.Value.AccessTokenLifetime.TotalSeconds,
        new RefreshToken(session.Account.UserName, session.Session, session.Secret).ToString(),
        (int)session.RefreshWithin.TotalSeconds,
        session.Duty);

    public async Task<string> IssueAccess(SessionGrant session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + options.Value.AccessTokenLifetime,
            Claims = CallerClaims.Of(session),
            SigningCredentials = new SigningCredentials(await key.Get(cancellationToken), SecurityAlgorithms.HmacSha256),
        });
    }

    public static void Validate(JwtBearerOptions options, TokenSigningKey key, FederatedSignIn federation, TimeProvider time)
    {
        options.MapInboundClaims = false;
        options.ConfigurationManager = key;
        options.RefreshOnIssuerKeyNotFound = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidTypes = ["JWT"],
            TryAllIssuerSigningKeys = false,
            NameClaimType = CallerClaims.Subject,
            RoleClaimType = CallerClaims.Role,
            RequireSignedTokens = true,
            LifetimeValidator = (notBefore, expires, _, _) =>
                expires is { } end
                && time.GetUtcNow().UtcDateTime < end
                && (notBefore is not { } start || time.GetUtcNow().UtcDateTime >= start - ClockSkew),
        };
        options.Events = new JwtBearerEvents { OnMessageReceived = federation.Receive, OnTokenValidated = SessionCheck.Check };
    }
}
