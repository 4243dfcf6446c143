using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Metadata;
using Twin.Access;
using Twin.Demo;
using Twin.Storage;

namespace Twin.Hosting;

/// <summary>Composes a silo: alone with gateway and bridge on SQLite, or as one of several on PostgreSQL.</summary>
public static class TwinSilo
{
    /// <summary>What this process does: <c>All</c> or <c>Silo</c>. Default: all when alone, the silo in a cluster.</summary>
    private const string RolesKey = "Twin:Roles";

    /// <summary>Shows the Orleans dashboard under <c>/dashboard</c> to administrators; it costs on every call. Default false.</summary>
    private const string DashboardKey = "Twin:Dashboard";

    /// <summary>Adds a made-up community and its simulated hardware; only where gateway and bridge are in this process too.</summary>
    private const string DemoSwitch = "--demo";

    public static WebApplicationBuilder AddTwinSilo(this WebApplicationBuilder builder, string[] args)
    {
        var roles = RolesOf(builder.Configuration);
        builder.WebHost.UseDefaultUrl(builder.Configuration, roles.HasFlag(TwinRoles.Gateway) ? "http://localhost:8080" : "http://localhost:8081");
        builder.Configuration.AddTwinLogDefaults();
        builder.AddTwinTelemetry();
        builder.Services.AddOptions<SiloOptions>().BindConfiguration(SiloOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddTwinGrains(builder.Configuration);
        builder.UseOrleans(silo => ConfigureSilo(silo, builder.Configuration));
        if (roles.HasFlag(TwinRoles.Gateway))
        {
            builder.AddTwinGateway();
        }

        if (roles.HasFlag(TwinRoles.Bridge))
        {
            builder.AddTwinBridge();
        }

        if (roles == TwinRoles.All && args.Contains(DemoSwitch, StringComparer.Ordinal))
        {
            builder.Configuration["Twin:People:AllowMadeUpIdNumbers"] = "true";
            builder.Services.AddHostedService<DemoCommunity>();
        }

        return builder;
    }

    public static WebApplication MapTwin(this WebApplication app)
    {
        if (RolesOf(app.Configuration).HasFlag(TwinRoles.Gateway))
        {
            app.MapTwinGateway();
            if (app.Configuration.GetValue<bool>(DashboardKey))
            {
                app.MapOrleansDashboard("/dashboard").RequireAuthorization(policy => policy.RequireRole(nameof(Role.Administrator)));
            }
        }
        else
        {
            app.MapGet("/health/live", () => TypedResults.Ok());
        }

        return app;
    }

    private static TwinRoles RolesOf(IConfiguration configuration) => configuration.GetValue<TwinRoles?>(RolesKey)
        ?? (configuration.GetConnectionString(TwinCluster.ConnectionName) is null ? TwinRoles.All : TwinRoles.Silo);

    private static void ConfigureSilo(ISiloBuilder silo, IConfiguration configuration)
    {
        var options = configuration.GetSection(SiloOptions.Section).Get<SiloOptions>() ?? new SiloOptions();
        if (configuration.GetConnectionString(TwinCluster.ConnectionName) is { } connection)
        {
            silo.ConfigureEndpoints(IPAddress.Parse(options.Address), options.Port, options.GatewayPort);
            silo.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = TwinCluster.Id);
            silo.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = TwinCluster.Invariant;
                clustering.ConnectionString = TwinCluster.MembershipConnection(connection);
            });
        }
        else
        {
            silo.UseLocalhostClustering(options.Port, options.GatewayPort, serviceId: TwinCluster.Id, clusterId: TwinCluster.Id);
        }

        silo.Services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, GrainInterfaceTypes>());
        silo.AddTwinStorage(configuration);
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = TwinCluster.ResponseTimeout;
            messaging.MaxEnqueuedRequestsHardLimit = 10_000;
        });
        silo.Configure<ClusterMembershipOptions>(FindTheDeadSoon);
        silo.Configure<LoadSheddingOptions>(shedding => shedding.LoadSheddingEnabled = true);
        silo.Configure<GrainCollectionOptions>(collection => collection.EnableActivationSheddingOnMemoryPressure = true);
        if (configuration.GetValue<bool>(DashboardKey))
        {
            silo.AddDashboard();
        }
    }

    /// <summary>At the defaults a frozen silo is declared dead after a minute; with these after 6 seconds.</summary>
    private static void FindTheDeadSoon(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(2);
        membership.NumMissedProbesLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.EnableConnectionLivenessCheck = false;
    }
}
