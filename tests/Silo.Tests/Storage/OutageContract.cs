using Microsoft.Extensions.Time.Testing;
using Twin.Devices;
using Twin.Fixtures;

namespace Twin.Storage;

/// <summary>The database goes away and comes back.</summary>
public abstract class OutageContract(IStorageEngine engine)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Grain_answers_what_is_stored_and_never_what_was_not()
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);
        var note = host.Note("1");
        await note.Put("stored", due: null, Cancellation);

        await engine.Break(database);
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<StorageFaultException>(() => note.Put("not stored", due: null, Cancellation));
            Assert.NotEqual("not stored", await TextOrFault(note));
        }

        await engine.Mend(database);
        await Eventually.Async(async () => await TextOrFault(note) == "stored", "the grain is back with what is stored");
        await note.Put("stored later", due: null, Cancellation);
        Assert.Equal("stored later", await note.Get(Cancellation));
    }

    [Fact]
    public async Task Grain_that_cannot_be_read_says_that_it_is_the_storage()
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);

        await engine.Break(database);

        await Assert.ThrowsAsync<StorageFaultException>(() => host.Note("1").Get(Cancellation));
        await engine.Mend(database);
        Assert.Equal(string.Empty, await host.Note("1").Get(Cancellation));
    }

    [Fact]
    public async Task Due_work_is_done_after_the_outage()
    {
        var database = await engine.NewDatabase();
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var host = await StorageHost.Start(database, clock: clock);
        await host.Note("1").Put("text", clock.GetUtcNow().AddSeconds(5), Cancellation);

        await engine.Break(database);
        clock.Advance(TimeSpan.FromSeconds(10));
        await engine.Mend(database);

        await Eventually.Async(
            async () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return await host.Note("1").GetRevision(Cancellation) > 1;
            },
            "the sweep has woken the grain");
    }

    [Fact]
    public async Task History_fails_in_the_outage_and_goes_on_after_it()
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);
        await Append(1);

        await engine.Break(database);
        await Assert.ThrowsAsync<StorageFaultException>(() => Append(2));
        await engine.Mend(database);

        await Append(3);
        var stored = await host.History.Latest("d-1", 10, Cancellation);
        Assert.Equal([1.0, 3.0], stored.Select(static telemetry => telemetry.Readings[0].Value));

        Task Append(int value) => host.History.Append("d-1", [new Telemetry(DateTimeOffset.UnixEpoch.AddDays(value), [new Reading("t", value)])], Cancellation);
    }

    [Fact]
    public async Task Rollups_fail_in_the_outage_and_leave_no_hour_out_after_it()
    {
        var now = new DateTimeOffset(2026, 7, 1, 12, 20, 0, TimeSpan.Zero);
        var database = await engine.NewDatabase();
        var clock = new FakeTimeProvider(now);
        await using var host = await StorageHost.Start(database, clock: clock);
        await host.History.Append("d", [.. Enumerable.Range(0, 240).Select(minute => new Telemetry(now.AddMinutes(minute - 300), [new Reading("t", minute)]))], Cancellation);

        await engine.Break(database);
        await Assert.ThrowsAnyAsync<Exception>(() => host.Service<Rolling>().Roll(Cancellation));
        await engine.Mend(database);

        await Eventually.Async(
            async () =>
            {
                clock.Advance(TimeSpan.FromMinutes(10));
                return await host.Service<Rollups>().Find(Cancellation) is { } rolled && rolled.Next >= Hours.Of(now);
            },
            "the hours are rolled up, once who failed is taken to be gone");

        await host.History.Trim(now, Cancellation);
        var series = await host.History.Read("d", new HistoryQuery("t", now.AddDays(-1), now, TimeSpan.FromHours(1)), Cancellation);
        Assert.Equal((240, 0.0, 239.0), (series.Points.Sum(point => point.Count), series.Points.Min(point => point.Min), series.Points.Max(point => point.Max)));
    }

    private static async Task<string?> TextOrFault(INoteGrain note)
    {
        try
        {
            return await note.Get(Cancellation);
        }
        catch (StorageFaultException)
        {
            return null;
        }
    }
}
