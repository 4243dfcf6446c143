using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Devices;
using Twin.Hosting;

namespace Twin.Fixtures;

/// <summary>The standalone twin in this process: real HTTP, real MQTT, a database on disk, everything on free ports.</summary>
public sealed class TwinHost : IAsyncDisposable
{
    /// <summary>Of the account <c>admin</c>.</summary>
    public const string Password = "a-password-for-tests-only";

    private readonly WebApplication _app;

    private TwinHost(WebApplication app, string dataDirectory)
    {
        _app = app;
        DataDirectory = dataDirectory;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient { BaseAddress = new Uri(address) };
        MqttPort = app.Services.GetRequiredService<MqttEndpoint>().Port;
        Grains = app.Services.GetRequiredService<IGrainFactory>();
    }

    public string DataDirectory { get; }

    /// <summary>Without a token.</summary>
    public HttpClient Http { get; }

    public int MqttPort { get; }

    public IGrainFactory Grains { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">Configuration on top of the fixture's own.</param>
    /// <param name="configure">Changes the composition, for example puts a clock in.</param>
    /// <param name="dataDirectory">A directory to go on with; null makes an empty one, deleted at the end.</param>
    public static async Task<TwinHost> Start(
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<WebApplicationBuilder>? configure = null,
        string? dataDirectory = null)
    {
        dataDirectory ??= Directory.CreateTempSubdirectory("twin-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Twin:DataDirectory"] = dataDirectory,
            ["Twin:Mqtt:Port"] = "0",
            ["Twin:Silo:Port"] = Ports.Free().ToString(),
            ["Twin:Silo:GatewayPort"] = Ports.Free().ToString(),
            ["Twin:Roles"] = nameof(TwinRoles.All),
            ["Twin:People:AllowMadeUpIdNumbers"] = "true",
            ["TWIN_ADMIN_PASSWORD"] = Password,
            ["Twin:Accounts:RevocationDelay"] = "00:00:01",
            ["Twin:Edge:RequestBurst"] = "1000000",
            ["Twin:Edge:SignInsPerMinute"] = "1000000",
            ["Twin:Edge:OpenDocuments"] = "true",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        builder.Logging.ClearProviders().AddConsole();
        builder.AddTwinSilo([]);
        builder.Services.AddQuickHashing();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapTwin();
        await app.StartAsync();
        var host = new TwinHost(app, dataDirectory);
        await Eventually.Async(async () => (await host.Http.GetAsync("/health/ready")).IsSuccessStatusCode, "the twin is ready");
        return host;
    }

    /// <summary>The REST interface under an account's token.</summary>
    public async Task<TwinApi> SignIn(string userName, string password)
    {
        var api = new TwinApi(Http.BaseAddress!);
        await api.SignIn(userName, password);
        return api;
    }

    public Task<TwinApi> SignInAsAdmin() => SignIn("admin", Password);

    /// <summary>Stops and leaves the data where they are.</summary>
    public async Task Stop()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Http.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(DataDirectory, recursive: true);
    }
}
