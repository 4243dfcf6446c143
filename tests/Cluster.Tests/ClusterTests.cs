using Twin.Fixtures;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Twin.Cluster.Tests;

public sealed class ClusterTests(PostgresServer postgres)
{
    private const int Devices = 4;
    private const int Fires = 6;
    private const long FirstAt = 1_764_000_000_000;

    [Fact]
    public async Task The_walk_through_works_when_silo_gateway_and_bridge_are_processes_of_their_own()
    {
        await using var cluster = new TwinProcesses(await postgres.NewDatabase(), silos: 1);
        await cluster.Start();

        await WalkThrough.Play(cluster.Address, cluster.MqttPort);
    }

    [Fact]
    public async Task Nothing_acknowledged_is_missing_and_no_case_is_doubled_when_one_silo_of_two_is_killed()
    {
        await using var cluster = new TwinProcesses(await postgres.NewDatabase(), silos: 2);
        await cluster.Start();
        using var admin = new TwinApi(cluster.Address);
        await admin.SignIn("admin", TwinHost.Password);
        await admin.ImportAll([
            .. SampleCommunity.Lines,
            .. Enumerable.Range(0, Devices).Select(i => SampleCommunity.Building($"b-{100 + i}", $"{100 + i}栋")),
            .. Enumerable.Range(0, Devices).Select(i => SampleCommunity.Device($"smoke-{i}", "smoke", $"b-{100 + i}")),
        ]);

        var acknowledged = 0;
        var devices = Task.WhenAll(Enumerable.Range(0, Devices).Select(i => RunDevice($"smoke-{i}", cluster.MqttPort, () => Interlocked.Increment(ref acknowledged))));
        await Eventually.Async(() => Volatile.Read(ref acknowledged) > Devices * 4, "some messages were acknowledged");
        await cluster.KillSilo(1);
        await devices;

        for (var i = 0; i < Devices; i++)
        {
            await AssertNothingIsMissing(admin, $"smoke-{i}");
        }
    }

    /// <summary>Raises and clears one alarm after the other, each message sent until it is acknowledged.</summary>
    private static async Task RunDevice(string id, int port, Action acknowledged)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var device = new MqttDevice(id, SampleCommunity.Secret, port);
        for (var i = 0; i < Fires * 4; i++)
        {
            var value = i % 4 == 0 ? "0.2" : "0.01";
            await device.Insist($$$"""{"ts":{{{FirstAt + (i * 1000L)}}},"values":{"smoke.obscuration":{{{value}}}}}""", deadline.Token);
            acknowledged();
        }
    }

    private static async Task AssertNothingIsMissing(TwinApi admin, string device)
    {
        var history = await admin.Get($"/api/v1/devices/{device}/history?metric=smoke.obscuration&from=2025-11-24T00:00:00Z&to=2025-11-25T00:00:00Z");
        Assert.Equal(Fires * 4, history.GetProperty("points").GetArrayLength());
        var alarm = (await admin.Get($"/api/v1/devices/{device}")).GetProperty("alarms").EnumerateArray()
            .Single(alarm => alarm.GetProperty("rule").GetString() == "smoke-alarm");
        Assert.Equal(Fires, alarm.GetProperty("episode").GetInt32());
        await Eventually.Async(
            async () => (await admin.Get($"/api/v1/cases?device={device}")).GetProperty("items").EnumerateArray()
                .Count(item => item.GetProperty("status").GetString() == "dispatched") == 1,
            $"the alarms of {device} are one case, dispatched");
        Assert.Equal(1, (await admin.Get($"/api/v1/cases?device={device}")).GetProperty("total").GetInt32());
    }
}
