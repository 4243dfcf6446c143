using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Accounts;

public abstract partial class AccountContract
{
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

    private async Task<JsonElement> Refresh(string refreshToken)
    {
        var answer = await TryRefresh(refreshToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HttpResponseMessage> TryRefresh(string refreshToken) => twin.Host.Http.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken });
}
