using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Twin.Hosting;

/// <summary>How processes find each other.</summary>
public static class TwinCluster
{
    /// <summary>The name of the connection string of the PostgreSQL database; without it a silo runs alone on SQLite.</summary>
    public const string ConnectionName = "Twin";

    /// <summary>The ADO.NET name of the PostgreSQL driver.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>Cluster and service id: one community's data, one cluster.</summary>
    public const string Id = "twin";

    /// <summary>
    /// A call that has not been answered by then has an unknown outcome. Short, because a dead silo is found in 6 s and
    /// whoever waits can repeat the call.
    /// </summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How often a client looks for new silos.</summary>
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(5);

    private const int MembershipPoolSize = 5;

    /// <summary>Membership's connection string: a small pool of its own, so that it neither waits for grain state nor adds a hundred connections.</summary>
    public static string MembershipConnection(string connection) =>
        new DbConnectionStringBuilder { ConnectionString = connection, ["Maximum Pool Size"] = MembershipPoolSize }.ConnectionString;

    /// <summary>
    /// Joins the cluster as a client. Only the membership table is read from the database, to find the silos; a silo
    /// that is not there yet is waited for.
    /// </summary>
    public static IHostApplicationBuilder AddTwinClusterClient(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is not set: a separate gateway or bridge finds its silos through the cluster's PostgreSQL database.");
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = Id);
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = GatewayRefresh);
            client.UseAdoNetClustering(options =>
            {
                options.Invariant = Invariant;
                options.ConnectionString = MembershipConnection(connection);
            });
            client.UseConnectionRetryFilter<WaitForSilo>();
        });
        return builder;
    }
}
