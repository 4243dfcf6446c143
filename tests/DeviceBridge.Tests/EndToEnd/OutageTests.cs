using Twin.Fixtures;

namespace Twin.Devices.EndToEnd;

public sealed class OutageTests
{
    private const int Devices = 4;
    private const int MessagesEach = 60;

    /// <summary>A day ago, which history keeps.</summary>
    private static readonly DateTimeOffset FirstAt = TimeProvider.System.GetUtcNow().AddDays(-1);

    private int _acknowledged;
    private int _heldBack;

    [Fact]
    public async Task Devices_are_held_back_while_the_database_is_away_and_nothing_they_sent_is_missing_or_doubled_after()
    {
        await using var postgres = new PostgresServer();
        await using var twin = await TwinHost.Start(PostgresSettings.Of(await postgres.NewDatabase()));
        using var api = await twin.SignInAsAdmin();
        await api.ImportAll([
            .. SampleCommunity.Lines,
            .. Enumerable.Range(0, Devices).Select(i => SampleCommunity.Device($"smoke-{i}", "smoke", "b-3")),
        ]);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var devices = Task.WhenAll(Enumerable.Range(0, Devices).Select(i => Run($"smoke-{i}", twin.MqttPort, deadline.Token)));
        await Eventually.Async(() => Volatile.Read(ref _acknowledged) > Devices * 5, "some messages were acknowledged");

        await postgres.Kill();
        await Eventually.Async(() => Volatile.Read(ref _heldBack) >= Devices, "devices are held back");
        var before = Volatile.Read(ref _acknowledged);
        await Eventually.Async(() => Volatile.Read(ref _heldBack) >= 3 * Devices, "devices try again");
        Assert.Equal(before, Volatile.Read(ref _acknowledged));

        await postgres.Start();
        await devices;
        for (var i = 0; i < Devices; i++)
        {
            var history = await api.Get($"/api/v1/devices/smoke-{i}/history?metric=battery&from={FirstAt.AddHours(-1):yyyy-MM-ddTHH:mm:ssZ}&to={FirstAt.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}");
            Assert.Equal(MessagesEach, history.GetProperty("points").GetArrayLength());
        }
    }

    /// <summary>Each message is sent until it is acknowledged.</summary>
    private async Task Run(string id, int port, CancellationToken cancellationToken)
    {
        await using var device = new MqttDevice(id, SampleCommunity.Secret, port);
        for (var sent = 0; sent < MessagesEach;)
        {
            try
            {
                await device.Telemetry($$$"""{"ts":{{{FirstAt.AddSeconds(sent).ToUnixTimeMilliseconds()}}},"values":{"battery":{{{30 + sent}}}}}""", cancellationToken);
                sent++;
                Interlocked.Increment(ref _acknowledged);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                Interlocked.Increment(ref _heldBack);
                await device.DisposeAsync();
            }
        }
    }
}
