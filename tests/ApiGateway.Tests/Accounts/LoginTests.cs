using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Twin.Fakes;

namespace Twin.Accounts;

public sealed class LoginTests : IAsyncLifetime
{
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await GatewayHost.Start(cluster: grains =>
    {
        GatewayHost.PutCluster(grains);
        grains.Put<IAccountGrain>("account/admin", new FakeAccount("admin"));
        grains.Put<IAccountGrain>("account/nobody", new FakeAccount("nobody"));
    });

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [InlineData("admin")]
    [InlineData("Admin")]
    public async Task Login_gives_a_token_for_the_right_password(string userName)
    {
        var answer = await Login(userName, GatewayHost.Password, HttpStatusCode.OK);

        Assert.Equal(900, answer.GetProperty("expiresIn").GetInt32());
        using var http = _gateway.WithToken(answer.GetProperty("accessToken").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v1/me")).StatusCode);
    }

    [Theory]
    [InlineData("admin", "wrong")]
    [InlineData("admin", "")]
    [InlineData("nobody", GatewayHost.Password)]
    [InlineData("no/body", GatewayHost.Password)]
    [InlineData("", "")]
    public async Task Login_refuses_all_alike(string userName, string password)
    {
        var problem = await Login(userName, password, HttpStatusCode.Unauthorized);

        Assert.Equal("The user name or the password is wrong.", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("""{"userName":"admin"}""", 400)]
    [InlineData("""{"userName":"admin","password":null}""", 400)]
    [InlineData("""{"userName":"admin","password":1}""", 400)]
    [InlineData("""{"userName":"admin","password":"a","more":1}""", 400)]
    [InlineData("""{"userName":"admin",""", 400)]
    [InlineData("", 400)]
    [InlineData("long", 413)]
    public async Task Login_says_what_is_wrong_with_a_request(string body, int status)
    {
        using var content = new StringContent(body == "long" ? $$"""{"userName":"{{new string('a', 5000)}}","password":"a"}""" : body, Encoding.UTF8, "application/json");

        var answer = await _gateway.Http.PostAsync("/api/v1/auth/login", content);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("Twin.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> Login(string userName, string password, HttpStatusCode expected)
    {
        var answer = await _gateway.Http.PostAsJsonAsync("/api/v1/auth/login", new { userName, password });

        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
