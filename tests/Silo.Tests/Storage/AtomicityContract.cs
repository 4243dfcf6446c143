using Twin.Search;

namespace Twin.Storage;

/// <summary>State, card, terms, links, due time and events are seen together or not at all.</summary>
public abstract class AtomicityContract(IStorageEngine engine)
{
    private static readonly ObjectKey Building = new("building", "b-3");

    [Fact]
    public async Task Reader_beside_the_writer_never_sees_one_without_the_other()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        using var writing = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            var seen = 0;
            while (!writing.IsCancellationRequested)
            {
                // Whatever is found by term is found by link and, asked for later, has its state.
                foreach (var item in (await host.Find(text: "both")).Items)
                {
                    seen++;
                    Assert.Contains(item.Links, link => link.To == Building);
                    Assert.Contains((await host.Find(links: [Building])).Items, other => other.Key == item.Key);
                    Assert.Equal(item.Title, (await host.Read(item.Key.ToString())).Text);
                }
            }

            return seen;
        });

        for (var i = 0; i < 60; i++)
        {
            await host.Write($"note/{i}", $"title {i}", Full($"title {i}"));
        }

        await writing.CancelAsync();
        Assert.True(await reader > 0);
        Assert.Equal(60, (await host.Find(text: "both")).Total);
    }

    [Fact]
    public async Task Writer_finds_its_own_write_as_soon_as_it_returns()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var head = await host.Feed.Head(TestContext.Current.CancellationToken);

        await host.Write("note/1", "text", Full("title"), events: new CardEvent(DateTimeOffset.UnixEpoch, "noted", "500103", []));

        Assert.Equal("title", Assert.Single((await host.Find(text: "both")).Items).Title);
        Assert.Single((await host.Find(links: [Building])).Items);
        Assert.Equal("noted", Assert.Single((await host.ReadFeed(head, count: 1)).Events).Type);
        Assert.Single(await host.Due.Take(DateTimeOffset.MaxValue, TimeSpan.Zero, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Write_that_fails_at_the_card_leaves_no_state_either()
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);
        var written = await host.Write("note/1", "before", Full("before"));
        await engine.Execute(database, "ALTER TABLE card_link RENAME TO card_link_gone");

        await Assert.ThrowsAnyAsync<Exception>(() => host.Write("note/1", "after", Full("after") with { Links = [] }, written));

        await engine.Execute(database, "ALTER TABLE card_link_gone RENAME TO card_link");
        Assert.Equal("before", (await host.Read("note/1")).Text);
        Assert.Equal("before", Assert.Single((await host.Find(text: "both")).Items).Title);
        await host.Write("note/1", "later", Full("later"), await host.Read("note/1"));
        Assert.Equal("later", (await host.Read("note/1")).Text);
    }

    [Fact]
    public async Task Write_of_one_grain_does_not_fail_with_that_of_another()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await host.Write("note/0", "taken");

        var writes = Enumerable.Range(0, 50).Select(async i =>
        {
            try
            {
                await host.Write($"note/{i}", "mine", Full($"title {i}"));
                return true;
            }
            catch (Orleans.Storage.InconsistentStateException)
            {
                return false;
            }
        });

        Assert.Equal(49, (await Task.WhenAll(writes)).Count(static written => written));
        Assert.Equal("taken", (await host.Read("note/0")).Text);
        Assert.Equal(49, (await host.Find(text: "both")).Total);
    }

    private static Card Full(string title) => new()
    {
        Title = title,
        Terms = SearchTerms.Of("both"),
        Links = [new ObjectLink("building", Building)],
        Due = DateTimeOffset.UnixEpoch,
    };
}
