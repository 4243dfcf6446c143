using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Orleans;
using Twin.Access;
using Twin.Accounts;
using Twin.Fixtures;
using Twin.Hosting;

namespace Twin.Fakes;

/// <summary>The gateway on a port of its own, over real HTTP, in front of fake grains.</summary>
public sealed class GatewayHost : IAsyncDisposable
{
    public const string Password = "a-password-for-tests-only";

    private readonly WebApplication _app;

    private GatewayHost(WebApplication app, FakeGrains grains)
    {
        _app = app;
        Grains = grains;
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public FakeGrains Grains { get; }

    /// <summary>Without a token.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">Configuration on top of the fixture's own.</param>
    /// <param name="cluster">Puts the grains in that answer from the start; null for <see cref="PutCluster"/>.</param>
    public static async Task<GatewayHost> Start(TimeProvider? time = null, Action<FakeGrains>? cluster = null, bool waitUntilReady = true, Dictionary<string, string?>? settings = null)
    {
        var (factory, grains) = FakeGrains.Create();
        (cluster ?? PutCluster)(grains);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["TWIN_ADMIN_PASSWORD"] = Password,
            ["Twin:Edge:RequestBurst"] = "1000000",
            ["Twin:Edge:OpenDocuments"] = "true",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(settings?.GetValueOrDefault("urls") ?? "http://127.0.0.1:0");
        builder.Services.AddSingleton(factory);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.AddTwinGateway();
        builder.Services.AddQuickHashing();
        var app = builder.Build();
        app.MapTwinGateway();
        await app.StartAsync();
        var host = new GatewayHost(app, grains);
        if (waitUntilReady)
        {
            var ready = app.Services.GetRequiredService<HealthCheckService>();
            await Eventually.Async(async () => (await ready.CheckHealthAsync()).Status == HealthStatus.Healthy, "the gateway is ready");
        }

        return host;
    }

    /// <summary>What the gateway itself needs of a cluster.</summary>
    public static void PutCluster(FakeGrains grains)
    {
        grains.Put<IKeyRingGrain>(0L, new FakeKeyRing());
        grains.Put<IAccountGrain>("account/admin", FakeAccount.Existing("admin"));
        grains.Put<Twin.Audit.IAuditGrain>(0L, FakeGrain.Of<Twin.Audit.IAuditGrain>(nameof(Twin.Audit.IAuditGrain.Record), _ => Task.CompletedTask));
        grains.Put<Twin.Notices.IFeedGrain>(0L, new FakeFeed());
    }

    /// <summary>A client with a token as a login would have given it, and a purpose to read personal data for.</summary>
    public async Task<HttpClient> As(Role role, params string[] areas)
    {
        var account = new AccountCredential("somebody", string.Empty, role, new AreaScope([.. areas]), Worker: null);
        return WithToken(await TokenOf(account));
    }

    /// <summary>An access token as a login would have given it.</summary>
    public async Task<string> TokenOf(AccountCredential account)
    {
        Grains.Put<IAccountGrain>($"account/{account.UserName}", new FakeAccount(account.UserName));
        var session = new SessionGrant(account, FakeAccount.Session, "secret", Version: 1, SessionDuty.None, TimeSpan.FromMinutes(15));
        return (await _app.Services.GetRequiredService<AccessTokens>().Issue(session, CancellationToken.None)).AccessToken;
    }

    public HttpClient WithToken(string token)
    {
        var client = new HttpClient { BaseAddress = Http.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.Add("X-Purpose", "test");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
