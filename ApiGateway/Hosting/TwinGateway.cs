using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Twin.Access;
using Twin.Accounts;
using Twin.Cases;
using Twin.Devices;
using Twin.Http;
using Twin.Import;
using Twin.Notices;
using Twin.OpenApi;
using Twin.People;
using Twin.Places;
using Twin.Search;

namespace Twin.Hosting;

/// <summary>Composes the REST gateway, into a process of its own or into a silo's. The host provides the <see cref="IGrainFactory"/>.</summary>
public static class TwinGateway
{
    private const int MaxBodyBytes = 1024 * 1024;
    private const int MaxHeaderBytes = 16 * 1024;
    private const string LivePath = "/health/live";

    public static WebApplicationBuilder AddTwinGateway(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddScoped(provider => CallerClaims.Read(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!));

        services.AddSingleton<TokenSigningKey>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<FirstAdministrator>();
        services.AddHostedService(provider => provider.GetRequiredService<FirstAdministrator>());
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<LiveStream>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TokenSigningKey, TimeProvider>((options, key, time) => AccessTokens.Validate(options, key, time));
        services.AddAuthorization();

        services.AddProblemDetails();
        services.AddExceptionHandler<GatewayExceptionHandler>();
        services.ConfigureHttpJsonOptions(options => GatewayJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxBodyBytes;
            options.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        });

        // Every failed probe would be an error in the log; the probe has its answer.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        services.AddHealthChecks().AddCheck<ClusterHealthCheck>("cluster").AddCheck<FirstAdministrator>("administrator");
        services.AddSingleton<ClusterHealthCheck>();
        services.AddGatewayOpenApi();
        return builder;
    }

    public static WebApplication MapTwinGateway(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseHostStart(exceptPath: LivePath);
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapGatewayOpenApi();

        var api = app.MapGroup("/api/v1").RequireAuthorization().AddEndpointFilter(RouteIds.Check)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapAccounts();
        api.MapCases();
        api.MapDevices();
        api.MapGridWorkers();
        api.MapImport();
        api.MapLive();
        api.MapPeople();
        api.MapPlaces();
        api.MapSearch();
        return app;
    }
}
