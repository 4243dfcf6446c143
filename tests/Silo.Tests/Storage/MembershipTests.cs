using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Runtime;
using Twin.Fixtures;

namespace Twin.Storage;

/// <summary>The clustering statements, asked through Orleans' own membership table.</summary>
public sealed class MembershipTests(PostgresServer server)
{
    private static readonly DateTime Now = new(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly PostgresEngine _engine = new(server);

    [Fact]
    public async Task Row_is_inserted_once_and_only_from_the_version_seen()
    {
        using var host = await Host();
        var table = await Table(host);
        var silo = Entry(1, SiloStatus.Joining);
        var seen = (await table.ReadAllAsync(Cancellation)).Version;

        Assert.True(await table.InsertRowAsync(silo, seen.Next(), Cancellation));
        Assert.False(await table.InsertRowAsync(Entry(2, SiloStatus.Joining), seen.Next(), Cancellation));
        Assert.False(await table.InsertRowAsync(silo, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation));

        var data = await table.ReadAllAsync(Cancellation);
        var stored = Assert.Single(data.Members).Item1;
        Assert.Equal(seen.Version + 1, data.Version.Version);
        Assert.Equal(
            (silo.SiloAddress, silo.SiloName, silo.HostName, silo.Status, silo.ProxyPort, silo.StartTime, silo.IAmAliveTime),
            (stored.SiloAddress, stored.SiloName, stored.HostName, stored.Status, stored.ProxyPort, stored.StartTime, stored.IAmAliveTime));
    }

    [Fact]
    public async Task Row_is_updated_only_from_the_version_seen_and_stays_with_its_suspects()
    {
        using var host = await Host();
        var table = await Table(host);
        var silo = Entry(1, SiloStatus.Active);
        await table.InsertRowAsync(silo, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation);
        var data = await table.ReadRowAsync(silo.SiloAddress, Cancellation);
        silo.Status = SiloStatus.Dead;
        silo.AddSuspector(Entry(2, SiloStatus.Active).SiloAddress, Now);

        Assert.True(await table.UpdateRowAsync(silo, data.Members[0].Item2, data.Version.Next(), Cancellation));
        Assert.False(await table.UpdateRowAsync(silo, data.Members[0].Item2, data.Version.Next(), Cancellation));
        Assert.False(await table.UpdateRowAsync(Entry(3, SiloStatus.Active), string.Empty, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation));

        var stored = (await table.ReadRowAsync(silo.SiloAddress, Cancellation)).Members.Single().Item1;
        Assert.Equal(SiloStatus.Dead, stored.Status);
        Assert.Equal(Now, Assert.Single(stored.SuspectTimes!).Item2);
    }

    [Fact]
    public async Task Gateways_are_the_active_silos_that_have_one()
    {
        using var host = await Host();
        var table = await Table(host);
        foreach (var silo in new[] { Entry(1, SiloStatus.Active), Entry(2, SiloStatus.Joining), Entry(3, SiloStatus.Active, proxyPort: 0) })
        {
            await table.InsertRowAsync(silo, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation);
        }

        using var client = Client(host);
        var gateways = client.Services.GetRequiredService<IGatewayListProvider>();
        await gateways.InitializeGatewayListProvider();

        Assert.Equal(30_001, Assert.Single(await gateways.GetGateways()).Port);
    }

    [Fact]
    public async Task Dead_silos_are_cleaned_up_and_the_living_say_so()
    {
        using var host = await Host();
        var table = await Table(host);
        foreach (var silo in new[] { Entry(1, SiloStatus.Dead), Entry(2, SiloStatus.Active) })
        {
            await table.InsertRowAsync(silo, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation);
        }

        await table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(Now.AddDays(1)), Cancellation);
        var living = Entry(2, SiloStatus.Active);
        living.IAmAliveTime = Now.AddDays(2);
        await table.UpdateIAmAliveAsync(living, Cancellation);

        var left = Assert.Single((await table.ReadAllAsync(Cancellation)).Members).Item1;
        Assert.Equal((living.SiloAddress, living.IAmAliveTime), (left.SiloAddress, left.IAmAliveTime));

        await table.DeleteMembershipTableEntriesAsync("twin-tests", Cancellation);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancellation);
        Assert.Empty((await table.ReadAllAsync(Cancellation)).Members);
    }

    private static async Task<IMembershipTable> Table(IHost host)
    {
        var table = host.Services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancellation);
        return table;
    }

    private static MembershipEntry Entry(int number, SiloStatus status, int? proxyPort = null) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11_000 + number, number),
        SiloName = $"silo-{number}",
        HostName = "host",
        Status = status,
        ProxyPort = proxyPort ?? 30_000 + number,
        StartTime = Now,
        IAmAliveTime = Now,
    };

    /// <summary>A silo that is composed and not started, on a migrated database.</summary>
    private async Task<IHost> Host()
    {
        var database = await _engine.NewDatabase();
        await using (await StorageHost.Start(database))
        {
        }

        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Configuration["ConnectionStrings:Twin"] = database["ConnectionStrings:Twin"];
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(static cluster => cluster.ClusterId = cluster.ServiceId = "twin-tests");
            silo.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = "Npgsql";
                clustering.ConnectionString = database["ConnectionStrings:Twin"];
            });
        });
        return builder.Build();
    }

    private static IHost Client(IHost silo)
    {
        var connection = silo.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["ConnectionStrings:Twin"];
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(static cluster => cluster.ClusterId = cluster.ServiceId = "twin-tests");
            client.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = "Npgsql";
                clustering.ConnectionString = connection;
            });
        });
        return builder.Build();
    }
}
