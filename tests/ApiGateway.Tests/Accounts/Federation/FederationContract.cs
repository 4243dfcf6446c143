using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.Accounts.Federation;

/// <summary>What accounts of outside issuers are and may do, through REST on a whole twin; each engine runs it.</summary>
public abstract class FederationContract(TwinOnEngine twin) : IAsyncLifetime
{
    private OutsideIssuer _city = null!;
    private OutsideIssuer _region = null!;
    private FurtherGateway _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        (_city, _region) = (await OutsideIssuer.Start(), await OutsideIssuer.Start());
        _gateway = await FurtherGateway.Start(twin.Host, new Dictionary<string, string?>([.. _city.Settings("city"), .. _region.Settings("region")], StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _city.DisposeAsync();
        await _region.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Somebody_without_claims_has_no_rights_until_an_administrator_binds_an_account()
    {
        using var http = As(_city.Token("bound-one"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/me")).StatusCode);

        var account = await Bind("city", "bound-one", "supervisor", SampleCommunity.Community);
        Assert.Equal((_city.Address, "bound-one"), (account.GetProperty("issuer").GetString(), account.GetProperty("subject").GetString()));
        await Eventually.Async(async () => (await http.GetAsync("/api/v1/me")).IsSuccessStatusCode, "the account is in");

        Assert.Equal("supervisor", (await http.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("role").GetString());
        Assert.Equal(1, (await http.GetFromJsonAsync<JsonElement>("/api/v1/objects?kind=device")).GetProperty("items").GetArrayLength());
        Assert.DoesNotContain("bound-one", await twin.Dump("grain_state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_administrator_has_bound_no_claim_changes()
    {
        await Bind("city", "bound-two", "supervisor", SampleCommunity.Community);
        using var http = As(_city.Token("bound-two", ("groups", "urn:grid:yuzhong")));

        Assert.Equal("supervisor", (await http.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("role").GetString());
    }

    [Fact]
    public async Task Who_comes_with_claims_has_an_account_that_an_administrator_can_close()
    {
        using var http = As(_city.Token("claimed", ("groups", "street-office"), ("areas", SampleCommunity.Community)));
        var me = await http.GetFromJsonAsync<JsonElement>("/api/v1/me");
        var user = me.GetProperty("userName").GetString()!;
        Assert.Equal("claimed", (await twin.Admin.Get($"/api/v1/accounts/{user}")).GetProperty("subject").GetString());

        await twin.Admin.Post($"/api/v1/accounts/{user}/disable");
        await AssertOut(http);
        await twin.Admin.Post($"/api/v1/accounts/{user}/enable");
        await Eventually.Async(async () => (await http.GetAsync("/api/v1/me")).IsSuccessStatusCode, "the account is open again");
        Assert.Equal(HttpStatusCode.Conflict, (await twin.Admin.Http.PostAsJsonAsync($"/api/v1/accounts/{user}/reset", new { password = "a-password-for-nobody" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await twin.Host.Http.PostAsJsonAsync("/api/v1/auth/login", new { userName = user, password = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await http.PostAsJsonAsync("/api/v1/me/second-factor", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsJsonAsync("/api/v1/me/password", new { currentPassword = "a", newPassword = "a-password-for-nobody" })).StatusCode);
    }

    [Theory]
    [InlineData("administrator")]
    [InlineData("logout")]
    public async Task Signing_out_ends_the_tokens_that_were_issued_before(string by)
    {
        var subject = $"leaving-{by}";
        using var http = As(_city.Token(subject, ("groups", "street-office")));
        var user = (await http.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("userName").GetString();
        using var answer = by == "logout" ? await http.PostAsync("/api/v1/auth/logout", content: null) : await twin.Admin.Http.PostAsync($"/api/v1/accounts/{user}/sign-out", content: null);
        answer.EnsureSuccessStatusCode();

        await AssertOut(http);
        var later = _city.Describe(subject, ("groups", "street-office"));
        later.IssuedAt = later.IssuedAt!.Value.AddSeconds(5);
        using var again = As(OutsideIssuer.Sign(later));
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Rights_are_those_of_the_newest_token()
    {
        var earlier = _city.Describe("promoted", ("groups", "urn:grid:yuzhong"));
        earlier.IssuedAt = earlier.IssuedAt!.Value.AddMinutes(-1);
        using var before = As(OutsideIssuer.Sign(earlier));
        Assert.Equal("grid-worker", (await before.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("role").GetString());

        using var after = As(_city.Token("promoted", ("groups", "street-office")));
        Assert.Equal("supervisor", (await after.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("role").GetString());
        await AssertOut(before);
    }

    [Fact]
    public async Task Equal_subjects_of_two_issuers_and_a_user_name_here_are_three_accounts()
    {
        await twin.Admin.ImportAll($$"""{"kind":"account","id":"same","role":"supervisor","areas":["{{SampleCommunity.Community}}"],"password":"an-honest-password-for-tests"}""");
        await Bind("city", "same", "auditor");
        using var city = As(_city.Token("same"));
        using var region = As(_region.Token("same", ("groups", "urn:grid:yuzhong")));

        Assert.Equal("auditor", (await city.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("role").GetString());
        Assert.Equal("grid-worker", (await region.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("role").GetString());
        Assert.Equal("supervisor", (await twin.Admin.Get("/api/v1/accounts/same")).GetProperty("role").GetString());

        // Signed by one, said to be of the other.
        var crossed = _city.Describe("same");
        crossed.Issuer = _region.Address;
        using var liar = As(OutsideIssuer.Sign(crossed));
        Assert.Equal(HttpStatusCode.Unauthorized, (await liar.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task No_account_with_a_password_gets_the_name_of_one_without()
    {
        var user = new FederatedIdentity(_city.Address, "victim").AccountAt("city");

        var made = await twin.Admin.Http.PostAsJsonAsync("/api/v1/accounts", new { userName = user, role = "supervisor", password = "an-honest-password-for-tests" });
        Assert.Equal(HttpStatusCode.BadRequest, made.StatusCode);
        await Bind("city", "victim", "auditor");
        var line = Assert.Single(await twin.Admin.Import($$"""{"kind":"account","id":"{{user}}","role":"auditor","password":"an-honest-password-for-tests"}"""));
        Assert.Equal("password", line.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("nowhere", "somebody", "supervisor", "issuer")]
    [InlineData("city", "", "supervisor", "subject")]
    public async Task An_account_that_cannot_be_is_not_bound(string issuer, string subject, string role, string field)
    {
        using var http = _gateway.As(twin.Admin.Http);
        using var answer = await http.PostAsJsonAsync("/api/v1/accounts/federated", new { issuer, subject, role });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task The_audit_log_tells_of_each_sign_in_once()
    {
        await twin.Admin.ImportAll("""{"kind":"account","id":"federation-auditor","role":"auditor","password":"an-auditor-password-for-tests"}""");
        using var auditor = await twin.Host.SignIn("federation-auditor", "an-auditor-password-for-tests");
        using var http = As(_city.Token("watched", ("groups", "street-office")));
        var user = (await http.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("userName").GetString();
        await http.GetAsync("/api/v1/me");

        var entries = (await auditor.Get($"/api/v1/audit?actor={user}&action=sign-in")).GetProperty("items");
        Assert.Equal("allowed", Assert.Single(entries.EnumerateArray()).GetProperty("outcome").GetString());
    }

    private async Task<JsonElement> Bind(string issuer, string subject, string role, params string[] areas)
    {
        using var http = _gateway.As(twin.Admin.Http);
        using var answer = await http.PostAsJsonAsync("/api/v1/accounts/federated", new { issuer, subject, role, areas });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task AssertOut(HttpClient http) =>
        await Eventually.Async(async () => (await http.GetAsync("/api/v1/me")).StatusCode == HttpStatusCode.Unauthorized, "the token is out");

    private HttpClient As(string token)
    {
        var http = new HttpClient { BaseAddress = _gateway.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }
}
