using Twin.Storage;

namespace Twin.Notices;

public sealed class FeedGrainTests(SqliteEngine engine) : IClassFixture<SqliteEngine>
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_waits_for_the_first_event()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var start = await host.Grains.Feed().Read(after: null, 10, TimeSpan.Zero, Cancellation);
        var reading = host.Grains.Feed().Read(start.Position, 10, Long, Cancellation);

        await host.Write("note/1", "text", events: new CardEvent(DateTimeOffset.UnixEpoch, "noted", Area: null, []));

        Assert.Equal("noted", Assert.Single((await reading).Events).Type);
    }

    [Fact]
    public async Task Read_answers_with_nothing_when_nothing_happened()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await host.Write("note/1", "text", events: new CardEvent(DateTimeOffset.UnixEpoch, "before", Area: null, []));

        var page = await host.Grains.Feed().Read(after: null, 10, TimeSpan.FromMilliseconds(300), Cancellation);

        Assert.Empty(page.Events);
        Assert.False(page.Gap);
    }

    [Fact]
    public async Task Read_does_not_wait_to_say_that_there_is_a_gap()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());

        Assert.True((await host.Grains.Feed().Read("nonsense", 10, Long, Cancellation)).Gap);
    }

    [Fact]
    public async Task Many_readers_wait_side_by_side()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var start = await host.Grains.Feed().Read(after: null, 10, TimeSpan.Zero, Cancellation);
        var reading = Enumerable.Range(0, 20).Select(_ => host.Grains.Feed().Read(start.Position, 10, Long, Cancellation)).ToArray();

        await host.Write("note/1", "text", events: new CardEvent(DateTimeOffset.UnixEpoch, "noted", Area: null, []));

        Assert.All(await Task.WhenAll(reading), static page => Assert.Single(page.Events));
    }
}
