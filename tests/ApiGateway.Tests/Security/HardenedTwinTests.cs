using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using System.Text.Json;
using OtpNet;
using Twin.Fixtures;

namespace Twin.Security;

public sealed class HardenedTwinTests(HardenedTwin twin) : IClassFixture<HardenedTwin>
{
    [Fact]
    public async Task A_role_that_needs_a_second_factor_may_do_nothing_before_it_has_one()
    {
        using var staff = await twin.Host.SignIn("staff", HardenedTwin.Password);
        Assert.Equal(HttpStatusCode.OK, (await staff.Http.GetAsync("/api/v1/cases")).StatusCode);

        using var supervisor = await twin.Host.SignIn("supervisor", HardenedTwin.Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.Http.GetAsync("/api/v1/cases")).StatusCode);
        var totp = new Totp(Base32Encoding.ToBytes((await supervisor.Post("/api/v1/me/second-factor")).GetProperty("secret").GetString()));
        await supervisor.Post("/api/v1/me/second-factor/confirm", new { code = totp.ComputeTotp() });
        Assert.Equal(HttpStatusCode.OK, (await supervisor.Http.GetAsync("/api/v1/cases")).StatusCode);
    }

    [Fact]
    public async Task An_outside_issuer_has_to_say_that_there_was_a_second_factor_where_a_role_needs_one()
    {
        using var weak = As(twin.Issuer.Token("weak", ("groups", "street-office"), ("areas", SampleCommunity.Community)));
        using var strong = As(twin.Issuer.Token("strong", ("groups", "street-office"), ("areas", SampleCommunity.Community), ("amr", new[] { "pwd", "mfa" })));

        using var refusal = await weak.GetAsync("/api/v1/cases");
        Assert.Equal(HttpStatusCode.Forbidden, refusal.StatusCode);
        Assert.Contains("where your account is kept", (await refusal.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await strong.GetAsync("/api/v1/cases")).StatusCode);
    }

    [Theory]
    [InlineData("/dashboard/")]
    [InlineData("/swagger/index.html")]
    [InlineData("/openapi/v1.json")]
    public async Task What_shows_the_inside_is_for_administrators(string path)
    {
        using var staff = await twin.Host.SignIn("staff", HardenedTwin.Password);

        Assert.Equal(HttpStatusCode.Unauthorized, (await twin.Host.Http.GetAsync(path)).StatusCode);
        Assert.Contains((await staff.Http.GetAsync(path)).StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden]);
        Assert.Equal(HttpStatusCode.OK, (await twin.Admin.Http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public void The_ports_of_the_cluster_are_on_loopback()
    {
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => twin.ClusterPorts.Contains(listener.Port)).ToList();

        Assert.Equal(2, listening.Count);
        Assert.All(listening, listener => Assert.True(IPAddress.IsLoopback(listener.Address), $"{listener} can be reached from elsewhere."));
    }

    private HttpClient As(string token)
    {
        var http = new HttpClient { BaseAddress = twin.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }
}
