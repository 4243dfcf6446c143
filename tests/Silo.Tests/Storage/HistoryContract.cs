using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Twin.Devices;

namespace Twin.Storage;

public abstract class HistoryContract(IStorageEngine engine)
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_gives_raw_readings_of_one_metric_oldest_first()
    {
        await using var host = await Start();
        await Append(host, "d-1", At(2, ("t", 22.5), ("h", 40)), At(1, ("t", 0.1)), At(3, ("h", 41)));
        await Append(host, "d-2", At(1, ("t", 99)));

        var series = await host.History.Read("d-1", new HistoryQuery("t", Now, Now.AddHours(1), Step: null), Cancellation);

        Assert.Equal([(1, 0.1), (2, 22.5)], series.Points.Select(static point => ((int)(point.At - Now).TotalSeconds, point.Last)));
        Assert.All(series.Points, static point => Assert.Equal((point.Last, point.Last, point.Last, 1), (point.Min, point.Max, point.Avg, point.Count)));
        Assert.False(series.Truncated);
    }

    [Fact]
    public async Task Message_that_comes_again_when_it_is_late_is_one_and_late_ones_are_known_by_it()
    {
        await using var host = await Start();
        await Append(host, "d-1", At(10, ("t", 1), ("h", 40)), At(30, ("t", 3)));
        await Append(host, "d-1", At(10, ("t", 1), ("h", 40)) with { Late = true }, At(20, ("t", 2)) with { Late = true });

        var raw = await host.History.Read("d-1", new HistoryQuery("t", Now, Now.AddHours(1), Step: null), Cancellation);
        var minute = await host.History.Read("d-1", new HistoryQuery("t", Now, Now.AddHours(1), TimeSpan.FromMinutes(1)), Cancellation);
        var latest = await host.History.Latest("d-1", 10, Cancellation);

        Assert.Equal([1, 2, 3], raw.Points.Select(static point => point.Last));
        Assert.Equal((3, 2), (minute.Points.Single().Count, minute.Points.Single().Avg));
        Assert.Equal([(10, false), (20, true), (30, false)], latest.Select(static message => ((int)(message.At - Now).TotalSeconds, message.Late)));
    }

    [Fact]
    public async Task Read_gathers_buckets_aligned_to_the_epoch()
    {
        await using var host = await Start();
        await Append(host, "d-1", At(59, ("t", 1)), At(60, ("t", 2)), At(90, ("t", 6)), At(119, ("t", 4)), At(180, ("t", 9)));

        var series = await host.History.Read("d-1", new HistoryQuery("t", Now, Now.AddSeconds(180), TimeSpan.FromMinutes(1)), Cancellation);

        Assert.Equal(
            [new HistoryPoint(Now, 1, 1, 1, 1, 1), new HistoryPoint(Now.AddMinutes(1), 2, 6, 4, 4, 3)],
            series.Points);
    }

    [Fact]
    public async Task Read_counts_a_message_that_came_twice_once()
    {
        await using var host = await Start();
        await Append(host, "d-1", At(1, ("t", 5), ("h", 1)), At(1, ("h", 1), ("t", 5)));
        await Append(host, "d-1", At(1, ("t", 5), ("h", 1)));
        await Append(host, "d-1", At(1, ("t", 6), ("h", 1)));

        var series = await host.History.Read("d-1", new HistoryQuery("t", Now, Now.AddHours(1), TimeSpan.FromHours(1)), Cancellation);

        Assert.Equal((2, 5.5), (Assert.Single(series.Points).Count, series.Points[0].Avg));
        Assert.Equal(2, (await host.History.Latest("d-1", 10, Cancellation)).Length);
    }

    [Fact]
    public async Task Read_says_when_the_limit_cut_it_short()
    {
        await using var host = await Start();
        await Append(host, "d-1", [.. Enumerable.Range(0, 5).Select(i => At(i, ("t", i)))]);

        Assert.True((await Raw(host, limit: 4)).Truncated);
        Assert.False((await Raw(host, limit: 5)).Truncated);
        Assert.Equal(4, (await Raw(host, limit: 4)).Points.Length);

        static Task<HistorySeries> Raw(StorageHost host, int limit) =>
            host.History.Read("d-1", new HistoryQuery("t", Now, Now.AddHours(1), Step: null, limit), Cancellation);
    }

    [Fact]
    public async Task Read_finds_a_reading_that_came_late_or_from_a_clock_gone_wrong()
    {
        await using var host = await Start();
        var times = new[] { Now.AddDays(-10_000), Now.AddDays(-40), Now, Now.AddDays(1), Now.AddYears(70) };
        foreach (var at in times.Reverse())
        {
            await host.History.Append("d-1", [new Telemetry(at, [new Reading("t", 1)])], Cancellation);
        }

        var series = await host.History.Read("d-1", new HistoryQuery("t", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Step: null), Cancellation);

        Assert.Equal(times, series.Points.Select(static point => point.At));
    }

    [Fact]
    public async Task Latest_gives_the_newest_messages_whole_and_oldest_first()
    {
        await using var host = await Start();
        await Append(host, "d-1", At(3, ("t", 3), ("h", 0.25)), At(1, ("t", 1)), At(2, ("t", 2)), At(-3_000_000, ("t", 0)));

        var latest = await host.History.Latest("d-1", 2, Cancellation);

        Assert.Equal([Now.AddSeconds(2), Now.AddSeconds(3)], latest.Select(static telemetry => telemetry.At));
        Assert.Equal([("h", 0.25), ("t", 3)], latest[1].Readings.Select(static reading => (reading.Metric, reading.Value)).Order());
        Assert.Equal(4, (await host.History.Latest("d-1", 10, Cancellation)).Length);
        Assert.Empty(await host.History.Latest("unknown", 10, Cancellation));
    }

    [Fact]
    public async Task Append_stores_what_many_callers_bring_at_once()
    {
        await using var host = await Start();

        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Append(host, $"d-{i % 50}", At(i, ($"m-{i % 20}", i)))));

        var stored = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => host.History.Latest($"d-{i}", 100, Cancellation)));
        Assert.Equal(Enumerable.Range(0, 500).Select(static i => (double)i), stored.SelectMany(static all => all).Select(static one => one.Readings[0].Value).Order());
    }

    [Fact]
    public async Task Append_takes_names_no_database_likes()
    {
        await using var host = await Start();
        var names = new[] { "nul\0", "half a pair \ud800", new string('长', 60_000), "ordinary" };

        await Append(host, "device \0", At(1, [.. names.Select(static name => (name, 1.0))]));

        foreach (var name in names)
        {
            Assert.Single((await host.History.Read("device \0", new HistoryQuery(name, Now, Now.AddHours(1), Step: null), Cancellation)).Points);
        }
    }

    [Fact]
    public async Task Trim_forgets_what_is_older()
    {
        await using var host = await Start();
        await Append(host, "d-1", [.. Enumerable.Range(0, 6).Select(i => At(i * -86_400, ("t", i))), At(-86_400 * 9_000, ("t", 7))]);

        await host.History.Trim(Now.AddHours(-12).AddDays(-2), Cancellation);

        Assert.Equal([2.0, 1, 0], (await host.History.Latest("d-1", 100, Cancellation)).Select(static telemetry => telemetry.Readings[0].Value));
    }

    private static Telemetry At(int seconds, params (string Metric, double Value)[] readings) =>
        new(Now.AddSeconds(seconds), [.. readings.Select(static reading => new Reading(reading.Metric, reading.Value))]);

    private static Task Append(StorageHost host, string device, params ImmutableArray<Telemetry> telemetry) =>
        host.History.Append(device, telemetry, Cancellation);

    private async Task<StorageHost> Start() => await StorageHost.Start(await engine.NewDatabase(), clock: new FakeTimeProvider(Now));
}
