using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Twin.Access;
using Twin.Fakes;
using Twin.Fixtures;

namespace Twin.Accounts;

public sealed class AccessTokenTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);

    [Fact]
    public async Task A_token_says_who_calls()
    {
        await using var gateway = await GatewayHost.Start(_time);
        var account = new AccountCredential("zhangwei", string.Empty, Role.GridWorker, new AreaScope(["500103002001001", "500103002001002"]), "w-001");
        using var http = gateway.WithToken(await gateway.TokenOf(account));

        Assert.Equal(
            """{"userName":"zhangwei","role":"grid-worker","areas":["500103002001001","500103002001002"],"worker":"w-001","bound":[]}""",
            await http.GetStringAsync("/api/v1/me"));
    }

    [Fact]
    public async Task A_scope_of_everything_survives_the_token()
    {
        await using var gateway = await GatewayHost.Start(_time);
        using var http = await gateway.As(Role.Administrator, "");

        Assert.Contains("\"areas\":[\"\"]", await http.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_holds_for_a_quarter_of_an_hour()
    {
        await using var gateway = await GatewayHost.Start(_time);
        using var http = await gateway.As(Role.Supervisor, "500103");

        _time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/me")).StatusCode);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Theory]
    [InlineData("sound", true)]
    [InlineData("wrong key", false)]
    [InlineData("wrong key id", false)]
    [InlineData("no key id", false)]
    [InlineData("no session", false)]
    [InlineData("another session", false)]
    [InlineData("older rights", false)]
    [InlineData("expired", false)]
    [InlineData("wrong issuer", false)]
    [InlineData("wrong audience", false)]
    [InlineData("no expiry", false)]
    [InlineData("not yet", false)]
    [InlineData("HS512", false)]
    public async Task A_token_is_taken_only_as_it_was_issued(string how, bool taken)
    {
        await using var gateway = await GatewayHost.Start(_time);
        using var http = gateway.WithToken(Forge(how));

        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        await using var gateway = await GatewayHost.Start(_time);
        var payload = Base64UrlEncoder.Encode($$"""{"iss":"twin","aud":"twin","sub":"admin","role":"Administrator","areas":[""],"exp":{{Start.AddHours(1).ToUnixTimeSeconds()}}}""");
        using var http = gateway.WithToken($"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.");

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        await using var gateway = await GatewayHost.Start(_time);
        var parts = Forge("sound").Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("Supervisor", "Administrator", StringComparison.Ordinal);
        using var http = gateway.WithToken($"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_gateway_that_is_up_before_the_cluster_says_so_and_then_works()
    {
        await using var gateway = await GatewayHost.Start(_time, cluster: _ => { }, waitUntilReady: false);
        using var http = gateway.WithToken(Forge("sound"));

        var early = await http.GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Assert.Equal("2", early.Headers.RetryAfter!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await gateway.Http.GetAsync("/health/ready")).StatusCode);

        GatewayHost.PutCluster(gateway.Grains);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/me")).StatusCode);
        await Eventually.Async(
            async () =>
            {
                _time.Advance(TimeSpan.FromSeconds(2));
                return (await gateway.Http.GetAsync("/health/ready")).IsSuccessStatusCode;
            },
            "the gateway has found the cluster");
    }

    [Fact]
    public async Task A_token_signed_with_a_public_key_as_if_it_were_a_shared_one_is_refused()
    {
        await using var gateway = await GatewayHost.Start(_time);
        using var rsa = RSA.Create(2048);
        using var asSecret = gateway.WithToken(Forge("sound", new SigningCredentials(new SymmetricSecurityKey(rsa.ExportSubjectPublicKeyInfo()), SecurityAlgorithms.HmacSha256)));
        using var asItself = gateway.WithToken(Forge("sound", new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await asSecret.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await asItself.GetAsync("/api/v1/me")).StatusCode);
    }

    private static string KeyId => TokenSigningKey.WithId(FakeKeyRing.Key).KeyId;

    private static string Forge(string how, SigningCredentials? credentials = null)
    {
        var key = how == "wrong key" ? SHA256.HashData(Encoding.UTF8.GetBytes(how)) : how == "HS512" ? [.. FakeKeyRing.Key, .. FakeKeyRing.Key] : FakeKeyRing.Key;
        var keyId = how switch { "wrong key id" => "0000", "no key id" => null, _ => KeyId };
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sub"] = "admin",
            ["role"] = nameof(Role.Supervisor),
            ["areas"] = new[] { "500103" },
            ["sid"] = how == "another session" ? "another" : FakeAccount.Session,
            ["ver"] = how == "older rights" ? 0 : 1,
        };
        if (how == "no session")
        {
            claims.Remove("sid");
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = how == "wrong issuer" ? "other" : AccessTokens.Issuer,
            Audience = how == "wrong audience" ? "other" : AccessTokens.Audience,
            NotBefore = (how == "not yet" ? Start.AddMinutes(1) : Start.AddHours(-1)).UtcDateTime,
            Expires = how == "no expiry" ? null : (how == "expired" ? Start : Start.AddHours(1)).UtcDateTime,
            Claims = claims,
            SigningCredentials = credentials ?? new SigningCredentials(new SymmetricSecurityKey(key) { KeyId = keyId }, how == "HS512" ? SecurityAlgorithms.HmacSha512 : SecurityAlgorithms.HmacSha256),
        });
    }
}
