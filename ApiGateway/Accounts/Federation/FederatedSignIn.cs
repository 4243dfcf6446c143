using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Twin.Accounts.Federation;

/// <summary>
/// Takes tokens of outside issuers. What a token is good for is said by its account here, asked as often as that of a
/// session: whoever is disabled or signed out is out as soon.
/// </summary>
internal sealed partial class FederatedSignIn(OidcIssuers issuers, IGrainFactory grains, RecentAnswers<FederatedGrant?> answers, ILogger<FederatedSignIn> log)
{
    private const string Scheme = "Bearer ";

    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>Leaves tokens of nobody it knows to the twin's own check.</summary>
    public async Task Receive(MessageReceivedContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var text = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : string.Empty;
        if (!_handler.CanReadToken(text) || Parse(text) is not { } token || issuers.Find(token.Issuer) is not { } issuer)
        {
            return;
        }

        if (await Check(issuer, token, context.HttpContext) is { } principal)
        {
            context.Principal = principal;
            context.Success();
        }
        else
        {
            context.Fail("The token is not good, or whose it is has no rights here.");
        }
    }

    private async Task<ClaimsPrincipal?> Check(OidcIssuer issuer, JsonWebToken token, HttpContext http)
    {
        if (await issuer.Read(token, fault => LogRefused(issuer.Name, fault.GetType().Name), http.RequestAborted) is not { } read)
        {
            return null;
        }

        var key = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token.EncodedToken)));
        var account = grains.Account(read.Identity.AccountAt(issuer.Name));
        if (await Ask() is not { } grant)
        {
            LogNoRights(issuer.Name);
            return null;
        }

        http.Features.Set(new SessionStatus(IsOpen: true, Version: 0, grant.Duty));
        http.Features.Set(new FederatedStanding(async () => await Ask() is not null, Leave));
        return new ClaimsPrincipal(CallerClaims.IdentityOf(grant.Account, new DateTimeOffset(token.ValidTo, TimeSpan.Zero)));

        ValueTask<FederatedGrant?> Ask() => answers.Get(key, async () =>
            await issuer.StandsBy(token, CancellationToken.None) ? await account.Admit(read, CancellationToken.None) : null);

        async Task Leave(CancellationToken cancellationToken)
        {
            await account.Leave(read.IssuedAt, cancellationToken);
            answers.Forget(key);
        }
    }

    /// <returns>Null for what only looks like a token.</returns>
    private JsonWebToken? Parse(string text)
    {
        try
        {
            return _handler.ReadJsonWebToken(text);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A token of {Issuer} was refused: {Fault}")]
    private partial void LogRefused(string issuer, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "A token of {Issuer} is good, but whose it is has no rights here")]
    private partial void LogNoRights(string issuer);
}
