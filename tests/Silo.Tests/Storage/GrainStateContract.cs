using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Orleans.Storage;
using Twin.Search;

namespace Twin.Storage;

public abstract class GrainStateContract(IStorageEngine engine)
{
    private static readonly ObjectKey Building = new("building", "b-3");

    [Fact]
    public async Task Read_answers_what_was_written()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await host.Write("note/1", "领事巷 3栋 'quoted' \"double\" \\ \n");

        var read = await host.Read("note/1");

        Assert.True(read.Held.RecordExists);
        Assert.Equal("领事巷 3栋 'quoted' \"double\" \\ \n", read.Text);
        Assert.Null(read.Card);
    }

    [Fact]
    public async Task Read_answers_an_empty_state_for_a_grain_never_written()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());

        var read = await host.Read("note/none");

        Assert.False(read.Held.RecordExists);
        Assert.Null(read.Held.ETag);
        Assert.Equal(string.Empty, read.Text);
    }

    [Fact]
    public async Task Write_refuses_a_state_that_was_not_read_from_the_newest()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await host.Write("note/1", "first");
        var stale = await host.Read("note/1");
        await host.Write("note/1", "second", new Card { Title = "second", Terms = SearchTerms.Of("second") }, await host.Read("note/1"));

        await Assert.ThrowsAsync<InconsistentStateException>(() =>
            host.Write("note/1", "third", new Card { Title = "third", Terms = SearchTerms.Of("third") }, stale));

        Assert.Equal("second", (await host.Read("note/1")).Text);
        Assert.Equal("second", Assert.Single((await host.Find()).Items).Title);
        Assert.Empty((await host.Find(text: "third")).Items);
    }

    [Fact]
    public async Task Write_lets_exactly_one_of_racing_first_writes_through()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());

        var writes = Enumerable.Range(0, 20).Select(i => Won(host.Write("note/1", $"{i}", new Card { Title = $"{i}", Terms = SearchTerms.Of($"t{i}") }))).ToArray();
        var won = await Task.WhenAll(writes);

        var winner = Array.IndexOf(won, value: true);
        Assert.Single(won, static outcome => outcome);
        Assert.Equal($"{winner}", (await host.Read("note/1")).Text);
        Assert.Equal($"{winner}", Assert.Single((await host.Find()).Items).Title);
        Assert.Single(await TitlesByTerm(host));
    }

    [Fact]
    public async Task Clear_forgets_state_and_card_and_fences_who_read_before()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var written = await host.Write("note/1", "text", Full("title"));
        var stale = await host.Read("note/1");

        await host.Clear("note/1", written);

        var read = await host.Read("note/1");
        Assert.False(read.Held.RecordExists);
        Assert.Equal(string.Empty, read.Text);
        Assert.Empty((await host.Find()).Items);
        Assert.Empty((await host.Find(text: "title")).Items);
        Assert.Empty((await host.Find(links: [Building])).Items);
        Assert.Empty(await host.Due.Take(DateTimeOffset.MaxValue, TimeSpan.Zero, 10, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InconsistentStateException>(() => host.Write("note/1", "from before", read: stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => host.Write("note/1", "as if first"));
        await host.Write("note/1", "again", read: read);
        Assert.Equal("again", (await host.Read("note/1")).Text);
    }

    [Fact]
    public async Task Clear_refuses_a_state_that_was_not_read_from_the_newest()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await host.Write("note/1", "first");
        var stale = await host.Read("note/1");
        await host.Write("note/1", "second", read: await host.Read("note/1"));

        await Assert.ThrowsAsync<InconsistentStateException>(() => host.Clear("note/1", stale));

        Assert.Equal("second", (await host.Read("note/1")).Text);
    }

    [Fact]
    public async Task Write_replaces_card_terms_links_and_due_time()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var written = await host.Write("note/1", "text", Full("old") with { Terms = SearchTerms.Of("both", "old") });
        var grid = new ObjectKey("grid", "g-1");

        await host.Write("note/1", "text", new Card { Title = "new", Terms = SearchTerms.Of("both", "new"), Links = [new ObjectLink("grid", grid)] }, written);

        Assert.Equal("new", Assert.Single((await host.Find(text: "both")).Items).Title);
        Assert.Single((await host.Find(text: "new")).Items);
        Assert.Empty((await host.Find(text: "old")).Items);
        Assert.Single((await host.Find(links: [grid])).Items);
        Assert.Empty((await host.Find(links: [Building])).Items);
        Assert.Empty(await host.Due.Take(DateTimeOffset.MaxValue, TimeSpan.Zero, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Write_keeps_the_due_time_of_a_card_that_is_not_listed()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var written = await host.Write("note/1", "text", Full("title"));

        await host.Write("note/1", "text", Full("title") with { Listed = false }, written);

        Assert.Empty((await host.Find()).Items);
        Assert.Empty((await host.Find(text: "title")).Items);
        Assert.Empty((await host.Find(links: [Building])).Items);
        Assert.Single(await host.Due.Take(DateTimeOffset.MaxValue, TimeSpan.Zero, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Write_that_keeps_the_card_changes_state_and_due_time_alone()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var written = await host.Write("note/1", "text", Full("title"));

        await host.Write("note/1", "later", Card.Keep(due: null), written);

        Assert.Equal("later", (await host.Read("note/1")).Text);
        Assert.Equal("title", Assert.Single((await host.Find(text: "title", links: [Building])).Items).Title);
        Assert.Empty(await host.Due.Take(DateTimeOffset.MaxValue, TimeSpan.Zero, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stored_payload_is_readable_and_names_no_type()
    {
        var database = await engine.NewDatabase();
        await using var host = await StorageHost.Start(database);

        await host.Write("note/1", "领事巷", Full("title"));

        var row = Assert.Single(await engine.Dump(database, "grain_state"));
        Assert.Contains("""{"text":"领事巷","revision":0,"owes":[]}""", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Twin", row, StringComparison.Ordinal);
        Assert.DoesNotContain("title", row, StringComparison.Ordinal);
    }

    private static Card Full(string title) => new()
    {
        Title = title,
        Area = "500103002001",
        Terms = SearchTerms.Of(title),
        Links = [new ObjectLink("building", Building)],
        Due = DateTimeOffset.UnixEpoch,
    };

    private static async Task<IEnumerable<string>> TitlesByTerm(StorageHost host)
    {
        var found = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            found.AddRange((await host.Find(text: $"t{i}")).Items.Select(item => item.Title));
        }

        return found;
    }

    private static async Task<bool> Won(Task write)
    {
        try
        {
            await write;
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}
