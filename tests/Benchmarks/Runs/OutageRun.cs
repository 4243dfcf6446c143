using System.Diagnostics;
using Twin.Fixtures;

namespace Twin.Benchmarks.Runs;

/// <summary>The database is killed under devices that send a reading a second, and comes back after a minute.</summary>
internal static class OutageRun
{
    private const int Devices = 50;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task RunAsync(BenchmarkOptions options, Report report)
    {
        await using var postgres = new PostgresServer { Durable = true };
        await using var twin = await TwinHost.Start(PostgresSettings.Of(await postgres.NewDatabase()));
        using var api = await twin.SignInAsAdmin();
        await api.ImportAll([.. SampleCommunity.Lines, .. Enumerable.Range(0, Devices).Select(i => SampleCommunity.Device($"smoke-{i}", "smoke", "b-3"))]);
        using var deadline = new CancellationTokenSource(Patience);
        var readings = (int)(Before + Away + After).TotalSeconds;
        var (acknowledged, started, firstAt) = (0, Stopwatch.GetTimestamp(), TimeProvider.System.GetUtcNow().AddHours(-1));
        var devices = Task.WhenAll(Enumerable.Range(0, Devices).Select(i => RunAsync($"smoke-{i}")));

        await Task.Delay(Before);
        await postgres.Kill();
        await Task.Delay(TimeSpan.FromSeconds(1));
        var whenAway = Volatile.Read(ref acknowledged);
        await Task.Delay(Away);
        var meanwhile = Volatile.Read(ref acknowledged) - whenAway;
        await postgres.Start();
        var back = Stopwatch.GetTimestamp();
        await devices;
        var caughtUp = Stopwatch.GetElapsedTime(back) - After;

        var stored = 0;
        for (var i = 0; i < Devices; i++)
        {
            var history = await api.Get($"/api/v1/devices/smoke-{i}/history?metric=battery&from={firstAt.AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}&to={firstAt.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}");
            stored += history.GetProperty("points").GetArrayLength();
        }

        report.Add($"readings acknowledged while the database was away for {Away.TotalSeconds} s, of {Devices} devices with one a second", $"{meanwhile:N0}", "0");
        report.Add($"readings stored of {acknowledged:N0} acknowledged", $"{stored:N0}", $"{Devices * readings:N0}");
        report.Add("all caught up, after the database was back", $"{Math.Max(0, caughtUp.TotalSeconds):0.0} s");

        async Task RunAsync(string id)
        {
            await using var device = new MqttDevice(id, SampleCommunity.Secret, twin.MqttPort);
            for (var number = 0; number < readings; number++)
            {
                var wait = TimeSpan.FromSeconds(number) - Stopwatch.GetElapsedTime(started);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, deadline.Token);
                }

                await device.Insist($$$"""{"ts":{{{firstAt.AddSeconds(number).ToUnixTimeMilliseconds()}}},"values":{"battery":{{{30 + (number % 60)}}}}}""", deadline.Token);
                Interlocked.Increment(ref acknowledged);
            }
        }
    }
}
