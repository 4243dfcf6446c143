using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using Twin.Fakes;

namespace Twin.Accounts.Federation;

/// <summary>Which tokens of an outside issuer are taken, with a real one over real HTTP.</summary>
public sealed class OidcTokenTests : IAsyncLifetime
{
    private const string Subject = "248289761001";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero));
    private OutsideIssuer _issuer = null!;

    public async ValueTask InitializeAsync() => _issuer = await OutsideIssuer.Start(_time);

    public ValueTask DisposeAsync() => _issuer.DisposeAsync();

    [Fact]
    public async Task A_token_says_by_its_claims_who_calls()
    {
        await using var gateway = await Start();
        using var http = gateway.WithToken(_issuer.Token(Subject, ("groups", new[] { "everybody", "urn:grid:yuzhong" }), ("areas", new[] { "500103002", "", "5", "50010x" }), ("employee", "w-001")));

        Assert.Equal(
            $$"""{"userName":"{{UserName(Subject)}}","role":"grid-worker","areas":["500103002","500103002001001"],"worker":"w-001","bound":[]}""",
            await http.GetStringAsync("/api/v1/me"));
    }

    [Theory]
    [InlineData("sound", true)]
    [InlineData("elliptic curve", true)]
    [InlineData("wrong key", false)]
    [InlineData("wrong key id", false)]
    [InlineData("no key id", false)]
    [InlineData("no signature", false)]
    [InlineData("shared secret", false)]
    [InlineData("weak key", false)]
    [InlineData("wrong issuer", false)]
    [InlineData("wrong audience", false)]
    [InlineData("another type", false)]
    [InlineData("expired", false)]
    [InlineData("no expiry", false)]
    [InlineData("not yet", false)]
    [InlineData("no time of issue", false)]
    [InlineData("no subject", false)]
    [InlineData("two roles", false)]
    [InlineData("no role", false)]
    public async Task A_token_is_taken_only_as_the_issuer_made_it(string how, bool taken)
    {
        await using var gateway = await Start();
        using var http = gateway.WithToken(Forge(how));

        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        await using var gateway = await Start();
        var parts = Good().Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("street-office", "urn:grid:yuzhong", StringComparison.Ordinal);
        using var http = gateway.WithToken($"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_new_key_is_taken_up_at_once_and_one_that_is_taken_back_is_worth_nothing_within_a_minute()
    {
        await using var gateway = await Start();
        using var old = gateway.WithToken(Good());
        Assert.Equal(HttpStatusCode.OK, (await old.GetAsync("/api/v1/me")).StatusCode);

        _time.Advance(TimeSpan.FromSeconds(6));
        _issuer.Rotate();
        using var renewed = gateway.WithToken(Good());
        Assert.Equal(HttpStatusCode.OK, (await renewed.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await old.GetAsync("/api/v1/me")).StatusCode);

        _issuer.Rotate(keepOld: false);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await renewed.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Tokens_that_name_keys_of_nobodys_do_not_make_the_gateway_ask_for_each()
    {
        await using var gateway = await Start();
        using var http = gateway.WithToken(Forge("wrong key id"));

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/me")).StatusCode);
        }

        Assert.Equal(1, _issuer.Asked);
    }

    [Fact]
    public async Task While_the_issuer_is_away_its_last_keys_hold_for_an_hour_and_nobody_gets_in_without()
    {
        await using var gateway = await Start();
        using var http = gateway.WithToken(OutsideIssuer.Sign(Lasting()));
        _issuer.IsAway = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/api/v1/me")).StatusCode);

        _issuer.IsAway = false;
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/me")).StatusCode);

        _issuer.IsAway = true;
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/me")).StatusCode);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task An_issuer_that_says_it_is_another_one_is_not_believed()
    {
        await using var gateway = await Start();
        _issuer.SaysItIs = "https://login.example";
        using var http = gateway.WithToken(Good());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_token_that_the_issuer_has_revoked_is_out_within_20_seconds_when_it_is_asked()
    {
        await using var gateway = await Start(("ClientId", OutsideIssuer.ClientId), ("ClientSecret", OutsideIssuer.ClientSecret));
        var token = Good();
        using var http = gateway.WithToken(token);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/me")).StatusCode);

        _issuer.Revoke(token);
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task An_issuer_that_does_not_say_whether_a_token_is_good_lets_nobody_in()
    {
        await using var gateway = await Start(("ClientId", OutsideIssuer.ClientId), ("ClientSecret", "another secret"));
        using var http = gateway.WithToken(Good());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Theory]
    [InlineData("Authority", "http://login.example")]
    [InlineData("Authority", "login.example")]
    [InlineData("Audience", "")]
    [InlineData("ClientId", "without a secret")]
    [InlineData("Grants:0:Claim", "")]
    [InlineData("Grants:0:Role", "Nobody")]
    public async Task A_gateway_does_not_start_with_an_issuer_that_is_not_fully_said(string key, string value) =>
        await Assert.ThrowsAnyAsync<Exception>(() => Start((key, value)));

    private string UserName(string subject) => new FederatedIdentity(_issuer.Address, subject).AccountAt("city");

    private string Good() => _issuer.Token(Subject, ("groups", "street-office"));

    private SecurityTokenDescriptor Lasting()
    {
        var token = _issuer.Describe(Subject, ("groups", "street-office"));
        token.Expires = _time.GetUtcNow().AddHours(3).UtcDateTime;
        return token;
    }

    private async Task<GatewayHost> Start(params (string Key, string Value)[] more)
    {
        var settings = _issuer.Settings("city");
        foreach (var (key, value) in more)
        {
            settings[$"Twin:Oidc:city:{key}"] = value;
        }

        return await GatewayHost.Start(
            _time,
            grains =>
            {
                GatewayHost.PutCluster(grains);
                grains.Put<IAccountGrain>($"account/{UserName(Subject)}", new FakeAccount(UserName(Subject)));
            },
            settings: settings);
    }

    private string Forge(string how)
    {
        if (how is "elliptic curve" or "weak key")
        {
            _issuer.Rotate(elliptic: how == "elliptic curve", bits: 1024);
        }

        var now = _time.GetUtcNow().UtcDateTime;
        var roles = how switch { "two roles" => (string[])["street-office", "urn:grid:yuzhong"], "no role" => ["everybody"], _ => ["street-office"] };
        var token = _issuer.Describe(how == "no subject" ? null : Subject, ("groups", roles));
        var key = (_issuer.Key as RsaSecurityKey)?.Rsa;
        token.Issuer = how == "wrong issuer" ? "https://login.example" : token.Issuer;
        token.Audience = how == "wrong audience" ? "another service" : token.Audience;
        token.TokenType = how == "another type" ? "logout+jwt" : token.TokenType;
        token.Expires = how switch { "expired" => now, "no expiry" => null, _ => token.Expires };
        token.NotBefore = how switch { "expired" => now.AddHours(-1), "not yet" => now.AddMinutes(1), _ => token.NotBefore };
        token.IssuedAt = how == "no time of issue" ? null : token.IssuedAt;
        token.SigningCredentials = how switch
        {
            "wrong key" => new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = _issuer.Key.KeyId }, SecurityAlgorithms.RsaSha256),
            "wrong key id" => new SigningCredentials(new RsaSecurityKey(key) { KeyId = "another" }, SecurityAlgorithms.RsaSha256),
            "no key id" => new SigningCredentials(new RsaSecurityKey(key), SecurityAlgorithms.RsaSha256),
            "no signature" => null,
            "shared secret" => new SigningCredentials(new SymmetricSecurityKey(key!.ExportSubjectPublicKeyInfo()) { KeyId = _issuer.Key.KeyId }, SecurityAlgorithms.HmacSha256),
            _ => token.SigningCredentials,
        };
        return OutsideIssuer.Sign(token);
    }
}
