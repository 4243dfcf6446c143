using Twin.Fixtures;

namespace Twin.Devices.Listener;

/// <summary>What those cost who have not signed in. Nothing runs beside them, for they weigh the process they are in.</summary>
[Collection(nameof(StrangerTests))]
[CollectionDefinition(nameof(StrangerTests), DisableParallelization = true)]
public sealed class StrangerTests
{
    /// <summary>A fixed header that announces 256 MiB.</summary>
    private static readonly byte[] Huge = [0x10, 0xFF, 0xFF, 0xFF, 0x7F];

    [Fact]
    public async Task Strangers_that_announce_huge_packets_cost_no_memory()
    {
        await using var bridge = await BridgeHost.Start();
        var before = Weight();
        var strangers = new List<RawClient>();
        var most = before;
        for (var i = 0; i < 1_000; i++)
        {
            strangers.Add(await RawClient.Connect(bridge.Port));
            await strangers[^1].Send(Huge);
            most = i % 100 == 0 ? Math.Max(most, Weight()) : most;
        }

        await Task.WhenAll(strangers.Select(stranger => stranger.Closed()));
        Assert.InRange(Math.Max(most, Weight()) - before, 0, 64 * 1024 * 1024);
        strangers.ForEach(stranger => stranger.Dispose());
    }

    [Fact]
    public async Task Strangers_cost_no_memory_over_TLS()
    {
        using var authority = new TestAuthority();
        using var server = authority.WriteServer(withRsa: true);
        await using var bridge = await BridgeHost.Start($"Tls:Certificate={authority.CertificateFile}", $"Tls:Key={authority.KeyFile}", "ConnectTimeout=00:00:01");
        var before = Weight();
        var silent = new List<RawClient>();
        for (var i = 0; i < 100; i++)
        {
            silent.Add(await RawClient.Connect(bridge.TlsPort));
        }

        // A record that goes on for ever, no TLS at all, and after the handshake a packet of 256 MiB.
        await silent[0].Send([0x16, 0x03, 0x01, 0x40, 0x00, 0x01, 0x00, 0xFF, 0xFF]);
        await silent[1].Send("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        await using var huge = await TlsTests.Handshake(bridge);
        await huge.WriteAsync(Huge);
        Assert.Equal(0, await huge.ReadAsync(new byte[1]));

        await Task.WhenAll(silent.Select(client => client.Receive(100)));
        Assert.InRange(Weight() - before, long.MinValue, 20 * 1024 * 1024);
        silent.ForEach(client => client.Dispose());
    }

    private static long Weight() => GC.GetTotalMemory(forceFullCollection: true);
}
