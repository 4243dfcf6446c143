using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OtpNet;
using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.Accounts;

/// <summary>Accounts and their sessions through REST, on a whole twin; each engine runs it.</summary>
public abstract partial class AccountContract(TwinOnEngine twin)
{
    private const string Password = "an-honest-password-for-tests";

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions()
    {
        var user = await NewAccount("careful");
        var (here, elsewhere) = (await SignIn(user), await SignIn(user));
        using var http = As(here);

        Assert.Equal(HttpStatusCode.BadRequest, (await ChangePassword(http, "wrong", "a-new-password-for-tests")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ChangePassword(http, Password, "Password123!")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ChangePassword(http, Password, Password)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ChangePassword(http, Password, "a-new-password-for-tests")).StatusCode);

        await AssertOut(elsewhere);
        await AssertIn(here);
        Assert.Equal(HttpStatusCode.OK, (await TrySignIn(user, "a-new-password-for-tests")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TrySignIn(user, Password)).StatusCode);
    }

    [Fact]
    public async Task A_password_given_by_an_administrator_is_changed_before_anything_else()
    {
        await twin.Admin.Post("/api/v1/accounts", new { userName = "Beginner", role = "supervisor", areas = new[] { SampleCommunity.Community }, password = Password });
        var tokens = await SignIn("beginner");
        Assert.Equal("change-password", tokens.GetProperty("duty").GetString());
        using var http = As(tokens);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/api/v1/cases")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/me")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await ChangePassword(http, Password, "a-new-password-for-tests")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/cases")).StatusCode);
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_and_each_code_is_good_once()
    {
        var user = await NewAccount("two-steps");
        using var http = As(await SignIn(user));
        var added = await Post(http, "/api/v1/me/second-factor", new { });
        Assert.StartsWith("otpauth://totp/Twin:two-steps?secret=", added.GetProperty("uri").GetString(), StringComparison.Ordinal);
        var totp = new Totp(Base32Encoding.ToBytes(added.GetProperty("secret").GetString()));
        Assert.DoesNotContain(added.GetProperty("secret").GetString()!, await twin.Dump("grain_state"), StringComparison.Ordinal);

        var now = DateTime.UnixEpoch + (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch);
        var confirmation = totp.ComputeTotp(now.AddSeconds(-30));
        var recovery = (await Post(http, "/api/v1/me/second-factor/confirm", new { code = confirmation })).GetProperty("codes").EnumerateArray().Select(code => code.GetString()!).ToList();
        Assert.Equal(10, recovery.Distinct().Count());

        var code = totp.ComputeTotp(now);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TrySignIn(user, Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TrySignIn(user, Password, confirmation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TrySignIn(user, Password, code)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TrySignIn(user, Password, code)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TrySignIn(user, Password, recovery[3])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TrySignIn(user, Password, recovery[3])).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsJsonAsync("/api/v1/me/second-factor/remove", new { code })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsJsonAsync("/api/v1/me/second-factor/remove", new { code = recovery[4] })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TrySignIn(user, Password)).StatusCode);
    }

    [Fact]
    public async Task Accounts_are_listed_page_by_page_for_administrators_only()
    {
        await NewAccount("listed-1");
        await NewAccount("listed-2");
        var names = new List<string>();
        string? cursor = "listed";
        while (cursor is not null && names.Count < 2)
        {
            var page = await twin.Admin.Get($"/api/v1/accounts?limit=1&after={cursor}");
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("userName").GetString()!));
            cursor = page.GetProperty("cursor").GetString();
        }

        Assert.Equal(["listed-1", "listed-2"], names);
        using var worker = As(await SignIn("listed-1"));
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.GetAsync("/api/v1/accounts")).StatusCode);
        Assert.DoesNotContain("hash", (await twin.Admin.Get("/api/v1/accounts/listed-1")).GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""{"userName":"weak","role":"supervisor","password":"Password1!"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"userName":"weak","role":"system","password":"an-honest-password-for-tests"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"userName":"we ak","role":"supervisor","password":"an-honest-password-for-tests"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"userName":"weak","role":"supervisor","password":"an-honest-password-for-tests","revision":1}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"userName":"weak","role":"supervisor","password":"an-honest-password-for-tests","disabled":false}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"userName":"weak","role":"supervisor","role":"administrator","password":"an-honest-password-for-tests"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"userName":"admin","role":"supervisor","password":"an-honest-password-for-tests"}""", HttpStatusCode.Conflict)]
    public async Task An_account_that_cannot_be_is_not_made(string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(expected, (await twin.Admin.Http.PostAsync("/api/v1/accounts", content)).StatusCode);
    }

    [Fact]
    public async Task Nobody_can_disable_the_own_account() =>
        Assert.Equal(HttpStatusCode.Conflict, (await twin.Admin.Http.PostAsync("/api/v1/accounts/admin/disable", content: null)).StatusCode);

    private async Task<string> NewAccount(string userName)
    {
        await twin.Admin.ImportAll($$"""{"kind":"account","id":"{{userName}}","role":"grid-worker","areas":["{{SampleCommunity.Grid}}"],"password":"{{Password}}"}""");
        return userName;
    }

    private async Task<JsonElement> SignIn(string userName)
    {
        var answer = await TrySignIn(userName, Password);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HttpResponseMessage> TrySignIn(string userName, string password, string? code = null) =>
        twin.Host.Http.PostAsJsonAsync("/api/v1/auth/login", code is null ? (object)new { userName, password } : new { userName, password, code });

    private static Task<HttpResponseMessage> ChangePassword(HttpClient http, string currentPassword, string newPassword) =>
        http.PostAsJsonAsync("/api/v1/me/password", new { currentPassword, newPassword });

    private static async Task<JsonElement> Post(HttpClient http, string path, object body)
    {
        var answer = await http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task AssertIn(JsonElement tokens)
    {
        using var http = As(tokens);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    private async Task AssertOut(JsonElement tokens)
    {
        using var http = As(tokens);
        await Eventually.Async(async () => (await http.GetAsync("/api/v1/me")).StatusCode == HttpStatusCode.Unauthorized, "the session is out");
    }

    private HttpClient As(JsonElement tokens)
    {
        var http = new HttpClient { BaseAddress = twin.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", tokens.GetProperty("accessToken").GetString());
        return http;
    }
}
