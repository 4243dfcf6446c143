using System.Text.Json.Nodes;
using Twin.Fixtures;

namespace Twin.Storage;

public abstract class FeedContract(IStorageEngine engine)
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_gives_the_events_after_a_position_in_order()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var start = await host.Feed.Head(Cancellation);
        await Tell(host, "note/0", "before");
        var head = (await host.ReadFeed(start, count: 1)).Position;
        await Tell(host, "note/1", "first", "second");
        await Tell(host, "note/2", "third");

        var page = await host.ReadFeed(head, count: 2, limit: 2);
        var rest = await host.ReadFeed(page.Position, count: 1, limit: 2);

        Assert.Equal(["first", "second"], page.Events.Select(static told => told.Type));
        var third = Assert.Single(rest.Events);
        Assert.Equal(("third", "note/2", "500103", Now), (third.Type, third.Source.ToString(), third.Area, third.At));
        Assert.Equal("领事巷", JsonNode.Parse(third.Data)!["name"]!.GetValue<string>());
        Assert.Equal(third.Position, rest.Position);
        Assert.False(rest.Gap);
        Assert.Empty((await host.Feed.Read(rest.Position, 2, Cancellation)).Events);
    }

    [Fact]
    public async Task Reader_beside_many_writers_misses_no_event()
    {
        const int writers = 16;
        const int each = 25;
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var position = await host.Feed.Head(Cancellation);
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                await Tell(host, $"note/{writer}-{i}", $"{writer}-{i}");
            }
        })));

        var seen = new List<string>();
        await Eventually.Async(
            async () =>
            {
                var page = await host.Feed.Read(position, 10, Cancellation);
                Assert.False(page.Gap);
                seen.AddRange(page.Events.Select(static told => told.Type));
                position = page.Position;
                return seen.Count >= writers * each;
            },
            "every event has been seen");

        await writing;
        Assert.Empty((await host.Feed.Read(position, 10, Cancellation)).Events);
        Assert.Equal(writers * each, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Read_says_that_events_are_no_longer_kept()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var start = await host.Feed.Head(Cancellation);
        await Tell(host, "note/1", Now.AddDays(-40), "old");
        await Tell(host, "note/2", Now, "new");
        await host.ReadFeed(start, count: 2);

        await host.Feed.Trim(Now.AddDays(-30), Cancellation);

        var page = await host.Feed.Read(start, 10, Cancellation);
        Assert.True(page.Gap);
        Assert.Equal("new", Assert.Single(page.Events).Type);
        Assert.False((await host.Feed.Read(page.Position, 10, Cancellation)).Gap);
    }

    [Fact]
    public async Task Read_goes_on_after_everything_was_trimmed()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var start = await host.Feed.Head(Cancellation);
        await Tell(host, "note/1", Now, "old");
        await host.ReadFeed(start, count: 1);
        await host.Feed.Trim(Now.AddDays(1), Cancellation);

        var page = await host.Feed.Read(start, 10, Cancellation);
        await Tell(host, "note/2", Now, "new");
        var next = await host.ReadFeed(page.Position, count: 1);

        Assert.True(page.Gap);
        Assert.Empty(page.Events);
        Assert.False(next.Gap);
        Assert.Equal("new", Assert.Single(next.Events).Type);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("999999999999")]
    [InlineData("999999999999-7")]
    public async Task Read_starts_anew_from_a_position_it_does_not_know(string position)
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Tell(host, "note/1", "before");

        var page = await host.Feed.Read(position, 10, Cancellation);

        Assert.True(page.Gap);
        Assert.Empty(page.Events);
        Assert.False((await host.Feed.Read(page.Position, 10, Cancellation)).Gap);
    }

    private static Task Tell(StorageHost host, string key, params string[] types) => Tell(host, key, Now, types);

    private static Task Tell(StorageHost host, string key, DateTimeOffset at, params string[] types) => host.Write(
        key,
        "text",
        events: [.. types.Select(type => new CardEvent(at, type, "500103", new JsonObject { ["name"] = "领事巷" }))]);
}
