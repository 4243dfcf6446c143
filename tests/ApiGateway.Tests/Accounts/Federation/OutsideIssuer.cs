using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Twin.Accounts.Federation;

/// <summary>An OpenID Connect issuer of the tests' own: publishes itself and its keys, signs tokens, and says which it still stands by.</summary>
public sealed class OutsideIssuer : IAsyncDisposable
{
    public const string Audience = "twin-of-the-city";
    public const string ClientId = "twin";
    public const string ClientSecret = "a-client-secret for tests:only";

    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly List<SecurityKey> _published = [];
    private readonly HashSet<string> _revoked = new(StringComparer.Ordinal);

    private OutsideIssuer(WebApplication app, TimeProvider time)
    {
        _app = app;
        _time = time;
        Rotate();
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The key that it signs with now.</summary>
    public SecurityKey Key { get; private set; } = null!;

    /// <summary>What it says that it is; null for the truth.</summary>
    public string? SaysItIs { get; set; }

    /// <summary>Answers nothing while set.</summary>
    public bool IsAway { get; set; }

    /// <summary>How often its keys have been asked for.</summary>
    public int Asked { get; private set; }

    public static async Task<OutsideIssuer> Start(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new OutsideIssuer(app, time ?? TimeProvider.System);
        app.Use((http, next) => issuer.IsAway ? Task.FromResult(http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable) : next(http));
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["issuer"] = issuer.SaysItIs ?? issuer.Address,
            ["jwks_uri"] = $"{issuer.Address}/keys",
            ["introspection_endpoint"] = $"{issuer.Address}/introspect",
        }));
        app.MapGet("/keys", issuer.Keys);
        app.MapPost("/introspect", issuer.Introspect);
        await app.StartAsync();
        return issuer;
    }

    /// <summary>How a twin is told of it.</summary>
    public Dictionary<string, string?> Settings(string name, params (string Key, string Value)[] more) => new(
        more.Select(pair => KeyValuePair.Create($"Twin:Oidc:{name}:{pair.Key}", (string?)pair.Value)), StringComparer.Ordinal)
    {
        [$"Twin:Oidc:{name}:Authority"] = $"{Address}/",
        [$"Twin:Oidc:{name}:Audience"] = Audience,
        [$"Twin:Oidc:{name}:AreasClaim"] = "areas",
        [$"Twin:Oidc:{name}:WorkerClaim"] = "employee",
        [$"Twin:Oidc:{name}:BoundClaim"] = "of",
        [$"Twin:Oidc:{name}:Grants:0:Claim"] = "groups",
        [$"Twin:Oidc:{name}:Grants:0:Value"] = "street-office",
        [$"Twin:Oidc:{name}:Grants:0:Role"] = "Supervisor",
        [$"Twin:Oidc:{name}:Grants:1:Claim"] = "groups",
        [$"Twin:Oidc:{name}:Grants:1:Value"] = "urn:grid:yuzhong",
        [$"Twin:Oidc:{name}:Grants:1:Role"] = "GridWorker",
        [$"Twin:Oidc:{name}:Grants:1:Areas:0"] = "500103002001001",
    };

    /// <summary>Signs with a new key from now on.</summary>
    /// <param name="keepOld">Whether the one before is published still.</param>
    public void Rotate(bool keepOld = true, bool elliptic = false, int bits = 2048)
    {
        Key = elliptic ? new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) : new RsaSecurityKey(RSA.Create(bits));
        Key.KeyId = $"key-{RandomNumberGenerator.GetHexString(8)}";
        if (!keepOld)
        {
            _published.Clear();
        }

        _published.Add(Key);
    }

    public void Revoke(string token) => _revoked.Add(token);

    public string Token(string subject, params (string Claim, object Value)[] claims) => Sign(Describe(subject, claims));

    /// <summary>A good token, to be spoiled before it is signed.</summary>
    public SecurityTokenDescriptor Describe(string? subject, params (string Claim, object Value)[] claims)
    {
        var now = _time.GetUtcNow();
        var said = claims.ToDictionary(pair => pair.Claim, pair => pair.Value, StringComparer.Ordinal);
        if (subject is not null)
        {
            said["sub"] = subject;
        }

        return new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = Audience,
            TokenType = "at+jwt",
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.AddMinutes(30).UtcDateTime,
            Claims = said,
            SigningCredentials = new SigningCredentials(Key, Key is RsaSecurityKey ? SecurityAlgorithms.RsaSha256 : SecurityAlgorithms.EcdsaSha256),
        };
    }

    public static string Sign(SecurityTokenDescriptor token) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private IResult Keys()
    {
        Asked++;
        return Results.Json(new { keys = _published.Select(Published) });
    }

    private static Dictionary<string, string> Published(SecurityKey key)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal) { ["kid"] = key.KeyId, ["use"] = "sig" };
        if (key is RsaSecurityKey rsa)
        {
            var numbers = rsa.Rsa.ExportParameters(includePrivateParameters: false);
            (parts["kty"], parts["n"], parts["e"]) = ("RSA", Base64UrlEncoder.Encode(numbers.Modulus), Base64UrlEncoder.Encode(numbers.Exponent));
        }
        else
        {
            var point = ((ECDsaSecurityKey)key).ECDsa.ExportParameters(includePrivateParameters: false).Q;
            (parts["kty"], parts["crv"], parts["x"], parts["y"]) = ("EC", "P-256", Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        }

        return parts;
    }

    private async Task<IResult> Introspect(HttpRequest request)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(ClientSecret)}"));
        return request.Headers.Authorization.ToString() == $"Basic {expected}"
            ? Results.Json(new { active = !_revoked.Contains((await request.ReadFormAsync())["token"].ToString()) })
            : Results.Unauthorized();
    }
}
