using Microsoft.Extensions.Time.Testing;
using Twin.Fixtures;

namespace Twin.Storage;

public abstract class SweepContract(IStorageEngine engine)
{
    private const int Notes = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweep_wakes_every_grain_that_is_due_once()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var host = await StorageHost.Start(await engine.NewDatabase(), engine.Silos, clock);
        var notes = Enumerable.Range(0, Notes).Select(i => host.Note($"{i}")).ToArray();
        await Task.WhenAll(notes.Select(note => note.Put("text", clock.GetUtcNow().AddSeconds(30), Cancellation)));

        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.All(await Revisions(), static revision => Assert.Equal(1, revision));
        clock.Advance(TimeSpan.FromSeconds(11));

        await Eventually.Async(
            async () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return (await Revisions()).All(static revision => revision > 1);
            },
            "the sweep has woken every grain");
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.All(await Revisions(), static revision => Assert.Equal(2, revision));
        Assert.Empty(await host.Due.Take(DateTimeOffset.MaxValue, TimeSpan.Zero, Notes, Cancellation));

        Task<long[]> Revisions() => Task.WhenAll(notes.Select(note => note.GetRevision(Cancellation)));
    }
}
