using System.Net;
using System.Net.Http.Json;
using Twin.Access;
using Twin.Fakes;
using Twin.Fixtures;

namespace Twin.Edge;

public sealed class EdgeTests
{
    [Theory]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/health/live")]
    [InlineData("/nothing")]
    public async Task Every_answer_tells_a_browser_what_it_may_not_do(string path)
    {
        await using var gateway = await GatewayHost.Start();
        using var answer = await gateway.Http.GetAsync(path);

        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(path.StartsWith("/api", StringComparison.Ordinal), answer.Headers.CacheControl?.NoStore == true && answer.Headers.CacheControl.ToString() == "no-store");
    }

    [Fact]
    public async Task No_other_origin_is_let_in()
    {
        await using var gateway = await GatewayHost.Start();
        using var ask = new HttpRequestMessage(HttpMethod.Options, "/api/v1/auth/login");
        ask.Headers.Add("Origin", "https://elsewhere.example");
        ask.Headers.Add("Access-Control-Request-Method", "POST");

        using var answer = await gateway.Http.SendAsync(ask);

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task TRACE_is_not_served()
    {
        await using var gateway = await GatewayHost.Start();
        using var ask = new HttpRequestMessage(HttpMethod.Trace, "/api/v1/me");

        Assert.False((await gateway.Http.SendAsync(ask)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_address_that_asks_too_much_is_told_when_to_come_again()
    {
        await using var gateway = await GatewayHost.Start(settings: new() { ["Twin:Edge:RequestBurst"] = "50", ["Twin:Edge:RequestsPerSecond"] = "1" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => gateway.Http.GetAsync("/api/v1/me")));

        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized), 1, 100);
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.InRange(int.Parse(Header(refused, "Retry-After")), 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task An_account_gets_no_more_by_coming_from_several_addresses()
    {
        await using var gateway = await GatewayHost.Start(settings: new() { ["Twin:Edge:RequestBurst"] = "50", ["Twin:Edge:RequestsPerSecond"] = "1" });
        using var account = await gateway.As(Role.Supervisor, "500103");
        var clients = Enumerable.Range(10, 4).Select(number => FromAddress.Client($"127.0.0.{number}", gateway.Http.BaseAddress!)).ToList();
        clients.ForEach(client => client.DefaultRequestHeaders.Authorization = account.DefaultRequestHeaders.Authorization);

        var answers = await Task.WhenAll(Enumerable.Range(0, 160).Select(number => clients[number % 4].GetAsync("/api/v1/me")));

        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 50, 70);
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Sign_ins_from_one_address_are_few_and_leave_other_requests_alone()
    {
        await using var gateway = await GatewayHost.Start(settings: new() { ["Twin:Edge:SignInsPerMinute"] = "3" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => gateway.Http.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken = "none" })));

        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        using var other = await gateway.As(Role.Supervisor, "500103");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task The_description_is_for_administrators()
    {
        await using var gateway = await GatewayHost.Start(settings: new() { ["Twin:Edge:OpenDocuments"] = "false" });
        using var administrator = await gateway.As(Role.Administrator, "");
        foreach (var path in (string[])["/openapi/v1.json", "/swagger/index.html"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Http.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(path)).StatusCode);
        }

        using var supervisor = await gateway.As(Role.Supervisor, "500103");
        Assert.Equal(HttpStatusCode.Unauthorized, (await supervisor.GetAsync("/openapi/v1.json")).StatusCode);
    }

    [Fact]
    public async Task Headers_that_are_too_many_or_too_long_are_refused()
    {
        await using var gateway = await GatewayHost.Start();
        using var many = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        for (var number = 0; number < 100; number++)
        {
            many.Headers.Add($"X-Header-{number}", "a");
        }

        using var longest = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        longest.Headers.Add("X-Header", new string('a', 20_000));

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await gateway.Http.SendAsync(many)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await gateway.Http.SendAsync(longest)).StatusCode);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
