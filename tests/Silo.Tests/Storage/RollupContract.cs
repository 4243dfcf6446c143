using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Twin.Devices;
using Twin.Fixtures;

namespace Twin.Storage;

/// <summary>Hourly roll-ups: made by themselves, and never saying anything else than the readings do.</summary>
public abstract class RollupContract(IStorageEngine engine)
{
    private const int Hours = 30;

    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 20, 0, TimeSpan.Zero);

    private static readonly Gen<Telemetry[]> SomeReadings = Gen.Select(
            Gen.Int[0, (Hours * 3600) - 1], Gen.Int[0, 3], Gen.Double[-50, 50], Gen.Bool,
            (second, metric, value, both) => new Telemetry(
                Now.AddHours(-Hours).AddSeconds(second), both ? [new Reading($"m{metric}", value), new Reading("all", metric)] : [new Reading($"m{metric}", value)]))
        .Array[1, 60];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_says_the_same_from_rollups_as_from_readings_whatever_comes_late_twice_or_is_forgotten()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase(), clock: new FakeTimeProvider(Now));
        var device = 0;
        await Gen.Select(SomeReadings, SomeReadings, Gen.Int[0, Hours * 60], Gen.Int[0, 600]).SampleAsync(
            async sample =>
            {
                var (first, late, from, minutes) = sample;
                var id = $"d-{Interlocked.Increment(ref device)}";
                await host.History.Append(id, [.. first], Cancellation);
                await host.Service<Rolling>().Roll(Cancellation);
                await Agrees(host, id);

                await host.History.Append(id, [.. late, .. first.Take(3)], Cancellation);
                await Agrees(host, id);
                await host.Service<Rolling>().Roll(Cancellation);
                await Agrees(host, id);

                await host.History.Forget(id, Now.AddHours(-Hours).AddMinutes(from), Now.AddHours(-Hours).AddMinutes(from + minutes), Cancellation);
                await Agrees(host, id);
                await host.Service<Rolling>().Roll(Cancellation);
                await Agrees(host, id);
            },
            iter: 4,
            threads: 1);
    }

    [Fact]
    public async Task Rollups_are_made_by_themselves_outlive_the_readings_and_answer_for_them()
    {
        var clock = new FakeTimeProvider(Now);
        var settings = new Dictionary<string, string?>(await engine.NewDatabase(), StringComparer.Ordinal) { ["Twin:History:RetentionDays"] = "1", ["Twin:History:RollupDays"] = "1" };
        await using var host = await StorageHost.Start(settings, clock: clock);
        await host.History.Append("d", [.. Enumerable.Range(0, 90).Select(minute => new Telemetry(Now.AddMinutes(minute - 120), [new Reading("t", minute)]))], Cancellation);
        await Eventually.Async(
            async () =>
            {
                clock.Advance(TimeSpan.FromMinutes(10));
                return await host.Service<Rollups>().Find(Cancellation) is { } rolled && rolled.Next >= Storage.Hours.Of(Now);
            },
            "the hours are rolled up");

        await host.History.Trim(Now.AddDays(1), Cancellation);

        var series = await host.History.Read("d", new HistoryQuery("t", Now.AddDays(-1), Now, TimeSpan.FromHours(1)), Cancellation);
        Assert.Equal([(0.0, 39.0, 40), (40, 89, 50)], series.Points.Select(point => (point.Min, point.Max, point.Count)));
        Assert.Empty((await host.History.Read("d", new HistoryQuery("t", Now.AddDays(-1), Now, Step: null), Cancellation)).Points);

        clock.Advance(TimeSpan.FromHours(25));
        await Eventually.Async(
            async () =>
            {
                await host.Service<Rolling>().Roll(Cancellation);
                return (await host.History.Read("d", new HistoryQuery("t", Now.AddDays(-1), Now, TimeSpan.FromHours(1)), Cancellation)).Points.IsEmpty;
            },
            "old roll-ups are gone");
    }

    [Fact]
    public async Task Forget_leaves_no_rollup_of_the_time()
    {
        var settings = await engine.NewDatabase();
        await using var host = await StorageHost.Start(settings, clock: new FakeTimeProvider(Now));
        await host.History.Append("d", [new Telemetry(Now.AddHours(-5), [new Reading("t", 41.5)]), new Telemetry(Now.AddHours(-8), [new Reading("t", 1)])], Cancellation);
        await host.Service<Rolling>().Roll(Cancellation);
        Assert.Equal(2, (await engine.Dump(settings, "rollup")).Count);

        await host.History.Forget("d", Now.AddHours(-6), Now, Cancellation);

        Assert.Single(await engine.Dump(settings, "rollup"));
        Assert.Equal(1, Assert.Single((await host.History.Read("d", new HistoryQuery("t", Now.AddDays(-1), Now, TimeSpan.FromHours(1)), Cancellation)).Points).Last);
    }

    /// <summary>Buckets of whole hours are just what the readings come to.</summary>
    private static async Task Agrees(StorageHost host, string device)
    {
        foreach (var (metric, step, offset) in ((string, int, int)[])[("m0", 1, 0), ("m1", 3, 17), ("all", 24, 0)])
        {
            var (from, to) = (Now.AddHours(-Hours - 1).AddMinutes(offset), Now.AddMinutes(-offset));
            var raw = await host.History.Read(device, new HistoryQuery(metric, from, to, Step: null), Cancellation);
            var rolled = await host.History.Read(device, new HistoryQuery(metric, from, to, TimeSpan.FromHours(step)), Cancellation);
            var expected = raw.Points.GroupBy(point => point.At.ToUnixTimeSeconds() / 3600 / step).ToImmutableArray();
            Assert.Equal(
                expected.Select(bucket => (bucket.Min(point => point.Last), bucket.Max(point => point.Last), bucket.Last().Last, bucket.Count())),
                rolled.Points.Select(point => (point.Min, point.Max, point.Last, point.Count)));
            Assert.All(expected.Zip(rolled.Points), pair => Assert.Equal(pair.First.Sum(point => point.Last), pair.Second.Avg * pair.Second.Count, 1e-6));
        }
    }
}
