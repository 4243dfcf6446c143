using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Twin.Access;
using Twin.Accounts;
using Twin.Accounts.Federation;
using Twin.Activities;
using Twin.Attachments;
using Twin.Audit;
using Twin.Cases;
using Twin.Compartment;
using Twin.Consents;
using Twin.Devices;
using Twin.Edge;
using Twin.Exchange;
using Twin.Http;
using Twin.Idempotency;
using Twin.Import;
using Twin.Links;
using Twin.Models;
using Twin.Notices;
using Twin.Objects;
using Twin.Open311;
using Twin.OpenApi;
using Twin.People;
using Twin.Places;
using Twin.Procedures;
using Twin.Quality;
using Twin.Requests;
using Twin.Residents;
using Twin.Search;
using Twin.Visits;
using Twin.Webhooks;
using PasswordHasherOptions = Microsoft.AspNetCore.Identity.PasswordHasherOptions;

namespace Twin.Hosting;

/// <summary>Composes the REST gateway, into a process of its own or into a silo's. The host provides the <see cref="IGrainFactory"/>.</summary>
public static class TwinGateway
{
    private const string LivePath = "/health/live";
    private const string ApiPath = "/api/v1";

    public static WebApplicationBuilder AddTwinGateway(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddScoped(provider => CallerClaims.Read(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!));

        services.AddSingleton<TokenSigningKey>();
        services.AddSingleton<AccessTokens>();
        services.Configure<PasswordHasherOptions>(static options => options.IterationCount = Passwords.Rounds);
        services.AddSingleton<Passwords>();
        services.AddOptions<PasswordOptions>().BindConfiguration(PasswordOptions.Section);
        services.AddSingleton<BreachedPasswords>();
        services.AddSingleton<PasswordRules>();
        services.AddOptions<TokenOptions>().BindConfiguration(TokenOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RecentAnswers<SessionStatus>>();
        services.AddSingleton<SessionCache>();
        services.AddFederation(builder.Configuration);
        services.AddSingleton<SignInFlow>();
        services.AddSingleton<SecurityEvents>();
        services.AddSingleton<IdempotentCalls>();
        services.AddSingleton<FirstAdministrator>();
        services.AddHostedService(provider => provider.GetRequiredService<FirstAdministrator>());
        services.AddAttachments();
        services.AddExchange();
        services.AddOpen311();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<LiveStream>();
        services.AddSingleton<LiveConnection>();
        services.AddSingleton<OverviewStream>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TokenSigningKey, FederatedSignIn, TimeProvider>(AccessTokens.Validate);
        services.AddAuthorization();

        // Nothing in a refusal tells one request from another: what is absent and what is not yours read the same.
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId"));
        services.AddExceptionHandler<GatewayExceptionHandler>();
        services.ConfigureHttpJsonOptions(options => GatewayJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOptions<EdgeOptions>().BindConfiguration(EdgeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CompartmentOptions>().BindConfiguration(CompartmentOptions.Section);
        services.AddKestrelLimits();
        services.AddRateLimits();

        // Every failed probe would be an error in the log; the probe has its answer.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        services.AddHealthChecks().AddCheck<ClusterHealthCheck>("cluster").AddCheck<FirstAdministrator>("administrator");
        services.AddSingleton<ClusterHealthCheck>();
        services.AddGatewayOpenApi();
        return builder;
    }

    public static WebApplication MapTwinGateway(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseHostStart(exceptPath: LivePath);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseRefusalRecord();
        app.UseAuthorization();
        app.UseSessionDuties();
        app.UseRouteRights(ApiPath);
        app.Use((http, next) => app.Services.GetRequiredService<IdempotentCalls>().Invoke(http, next));

        app.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapGatewayOpenApi(app.Services.GetRequiredService<IOptions<EdgeOptions>>().Value.OpenDocuments || app.Environment.IsDevelopment());

        app.MapOpen311();
        var api = app.MapGroup(ApiPath).RequireAuthorization().AddEndpointFilter(RouteIds.Check)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapAccounts();
        api.MapActivities();
        api.MapAttachments();
        api.MapAudit();
        api.MapCases();
        api.MapCaseFigures();
        if (app.Services.GetRequiredService<IOptions<CompartmentOptions>>().Value.Enabled)
        {
            api.MapCompartment();
        }

        api.MapConsents();
        api.MapDevices();
        api.MapDeviceCommands();
        api.MapDeviceEvents();
        api.MapDeviceAccess();
        api.MapRules();
        api.MapDeadLetters();
        api.MapSiteMappings();
        api.MapProvisioning();
        api.MapDevicePool();
        api.MapDeviceCare();
        api.MapHistory();
        api.MapRegisters();
        api.MapGridWorkers();
        api.MapStewards();
        api.MapExchange();
        api.MapImport();
        api.MapLinks();
        api.MapLive();
        api.MapModels();
        api.MapNotices();
        api.MapObjects();
        api.MapPeople();
        api.MapPlaces();
        api.MapProcedures();
        api.MapPurposes();
        api.MapAreas();
        api.MapQuality();
        api.MapRequests();
        api.MapResidents();
        api.MapSearch();
        api.MapObjectLists();
        api.MapVisits();
        api.MapWebhooks();
        return app;
    }
}
