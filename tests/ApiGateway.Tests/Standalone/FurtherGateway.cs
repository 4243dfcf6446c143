using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Fixtures;
using Twin.Hosting;

namespace Twin.Standalone;

/// <summary>One more gateway in front of a twin's grains, with memory of its own, as a cluster has several.</summary>
public sealed class FurtherGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FurtherGateway(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<FurtherGateway> Start(TwinHost twin, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Twin:Accounts:RevocationDelay"] = "00:00:01" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(twin.Grains);
        builder.AddTwinGateway();
        builder.Services.AddQuickHashing();
        var app = builder.Build();
        app.MapTwinGateway();
        await app.StartAsync();
        return new FurtherGateway(app);
    }

    /// <summary>A client with the token of another.</summary>
    public HttpClient As(HttpClient other)
    {
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = other.DefaultRequestHeaders.Authorization;
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
