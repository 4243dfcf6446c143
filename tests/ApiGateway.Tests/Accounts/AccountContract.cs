using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OtpNet;
using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.Accounts;

/// <summary>Accounts and their sessions through REST, on a whole twin; each engine runs it.</summary>
public abstract class AccountContract(TwinOnEngine twin)
{
    private const string Password = "an-honest-password-for-tests";

    [Fact]
    public async Task A_refresh_token_is_good_once_and_a_second_use_ends_the_session()
    {
        var first = await SignIn(await NewAccount("rotating"));
        var second = await Refresh(first.GetProperty("refreshToken").GetString()!);
        var third = await Refresh(second.GetProperty("refreshToken").GetString()!);

        Assert.Equal(HttpStatusCode.Unauthorized, (await TryRefresh(first.GetProperty("refreshToken").GetString()!)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TryRefresh(third.GetProperty("refreshToken").GetString()!)).StatusCode);
        await AssertOut(third);
    }

    [Fact]
    public async Task A_refresh_whose_answer_was_lost_may_be_asked_again()
    {
        var first = await SignIn(await NewAccount("unlucky"));
        await Refresh(first.GetProperty("refreshToken").GetString()!);

        var again = await Refresh(first.GetProperty("refreshToken").GetString()!);

        await AssertIn(again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a~b~c")]
    [InlineData("YWRtaW4~none~none")]
    [InlineData("!~!~!")]
    public async Task What_is_no_refresh_token_is_refused(string token) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await TryRefresh(token)).StatusCode);

    [Fact]
    public async Task A_refresh_token_is_stored_as_a_hash_only()
    {
        var tokens = await SignIn(await NewAccount("stored"));
        var secret = tokens.GetProperty("refreshToken").GetString()!.Split('~')[2];

        Assert.DoesNotContain(secret, await twin.Dump("grain_state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logout_ends_the_session_and_no_other()
    {
        var user = await NewAccount("leaving");
        var (one, other) = (await SignIn(user), await SignIn(user));

        using var http = As(one);
        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync("/api/v1/auth/logout", content: null)).StatusCode);

        await AssertOut(one);
        await AssertIn(other);
    }

    [Fact]
    public async Task An_own_session_can_be_seen_and_ended_from_another()
    {
        var user = await NewAccount("two-phones");
        var (lost, here) = (await SignIn(user), await SignIn(user));
        using var http = As(here);
        var sessions = (await http.GetFromJsonAsync<JsonElement>("/api/v1/me/sessions")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, sessions.Count);
        var other = sessions.Single(session => !session.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        await http.DeleteAsync($"/api/v1/me/sessions/{other}");

        await AssertOut(lost);
        await AssertIn(here);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("sign-out")]
    [InlineData("reset")]
    public async Task An_administrator_puts_a_session_out(string how)
    {
        var user = await NewAccount($"put-out-{how}");
        var tokens = await SignIn(user);
        await AssertIn(tokens);

        await twin.Admin.Post($"/api/v1/accounts/{user}/{how}", how == "reset" ? new { password = "another-password-for-tests" } : null);

        await AssertOut(tokens);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TryRefresh(tokens.GetProperty("refreshToken").GetString()!)).StatusCode);
        Assert.Equal(how == "sign-out" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, (await TrySignIn(user, Password)).StatusCode);
    }

    [Fact]
    public async Task A_change_of_rights_needs_a_new_token_and_no_new_sign_in()
    {
        var user = await NewAccount("promoted");
        var tokens = await SignIn(user);

        using var answer = await twin.Admin.Http.PutAsJsonAsync($"/api/v1/accounts/{user}", new { role = "supervisor", areas = new[] { SampleCommunity.Community } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        await AssertOut(tokens);
        using var http = As(await Refresh(tokens.GetProperty("refreshToken").GetString()!));
        Assert.Equal("supervisor", (await http.GetFromJsonAsync<JsonElement>("/api/v1/me")).GetProperty("role").GetString());
    }

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
    public async Task Guesses_lock_the_address_they_come_from_and_an_honest_login_elsewhere_still_works()
    {
        var user = await NewAccount("guessed-at");
        using var guesser = Client("127.0.0.66");
        var answers = new List<HttpResponseMessage>();
        for (var guess = 0; guess < 8; guess++)
        {
            answers.Add(await guesser.PostAsJsonAsync("/api/v1/auth/login", new { userName = user, password = $"guess number {guess}" }));
        }

        Assert.All(answers.Take(5), answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.All(answers.Skip(5), answer => Assert.InRange(int.Parse(answer.Headers.GetValues("Retry-After").Single()), 1, 900));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.PostAsJsonAsync("/api/v1/auth/login", new { userName = user, password = Password })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TrySignIn(user, Password)).StatusCode);
    }

    [Fact]
    public async Task Guesses_at_an_account_that_is_not_there_are_answered_like_those_at_one_that_is()
    {
        var user = await NewAccount("is-there");
        using var guesser = Client("127.0.0.67");
        for (var guess = 0; guess < 7; guess++)
        {
            var there = await guesser.PostAsJsonAsync("/api/v1/auth/login", new { userName = user, password = "wrong-password" });
            var absent = await guesser.PostAsJsonAsync("/api/v1/auth/login", new { userName = "is-absent", password = "wrong-password" });
            Assert.Equal(there.StatusCode, absent.StatusCode);
            Assert.Equal(await there.Content.ReadAsStringAsync(), await absent.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Guesses_at_once_get_no_more_tries_than_guesses_in_a_row()
    {
        var user = await NewAccount("stormed");
        using var guesser = Client("127.0.0.68");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(guess => guesser.PostAsJsonAsync("/api/v1/auth/login", new { userName = user, password = $"guess number {guess}" })));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(15, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_thousand_guesses_from_several_addresses_get_nobody_in_and_the_owner_still_gets_in()
    {
        var user = await NewAccount("besieged");
        var random = new Random(20260131);
        var guessers = Enumerable.Range(100, 4).Select(number => Client($"127.0.0.{number}")).ToList();

        var answers = new List<HttpResponseMessage>();
        foreach (var some in Enumerable.Range(0, 1_000).Chunk(20))
        {
            answers.AddRange(await Task.WhenAll(some.Select(number => guessers[number % 4].PostAsJsonAsync(
                "/api/v1/auth/login", new { userName = user, password = $"{Password[..random.Next(Password.Length)]}{random.Next()}" }))));
        }

        // Few were checked at all; one that came while too many were being checked was asked to come again.
        Assert.DoesNotContain(answers, answer => answer.IsSuccessStatusCode);
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized), 1, 4 * 5);
        Assert.Equal(HttpStatusCode.OK, (await TrySignIn(user, Password)).StatusCode);
        guessers.ForEach(guesser => guesser.Dispose());
    }

    [Fact]
    public async Task Honest_logins_at_once_all_get_in()
    {
        var user = await NewAccount("busy");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => TrySignIn(user, Password)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
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

    private async Task<JsonElement> Refresh(string refreshToken)
    {
        var answer = await TryRefresh(refreshToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HttpResponseMessage> TryRefresh(string refreshToken) => twin.Host.Http.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken });

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

    /// <summary>A client that comes from another address of the loopback network.</summary>
    private HttpClient Client(string address) => FromAddress.Client(address, twin.Host.Http.BaseAddress!);
}
