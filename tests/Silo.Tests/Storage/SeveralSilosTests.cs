using Twin.Search;
using Dapper;
using Npgsql;
using Twin.Fixtures;

namespace Twin.Storage;

public class SeveralSilosTests(PostgresServer server)
{
    private readonly PostgresEngine _engine = new(server);

    [Fact]
    public async Task Silos_that_start_at_once_on_an_empty_database_migrate_it_once()
    {
        var database = await _engine.NewDatabase();

        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StorageHost.Start(database)));

        await hosts[0].Write("note/1", "text", new Card { Title = "title", Terms = SearchTerms.Of("term") });
        foreach (var host in hosts)
        {
            Assert.Equal("text", (await host.Read("note/1")).Text);
            Assert.Single((await host.Find(text: "term")).Items);
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Silos_that_learn_the_same_names_at_once_give_them_the_same_numbers()
    {
        var database = await _engine.NewDatabase();
        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StorageHost.Start(database)));
        var at = DateTimeOffset.UnixEpoch;

        await Task.WhenAll(hosts.SelectMany(host => Enumerable.Range(0, 100).Select(i =>
            host.History.Append($"d-{i % 10}", [new(at.AddSeconds(i), [new($"m-{i % 7}", i)])], TestContext.Current.CancellationToken))));

        // Each message came three times, through three silos.
        var stored = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => hosts[0].History.Latest($"d-{i}", 1_000, TestContext.Current.CancellationToken)));
        Assert.Equal(100, stored.Sum(static messages => messages.Length));
        await Task.WhenAll(hosts.Select(static host => host.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Feed_shows_nothing_past_an_event_that_is_still_being_written()
    {
        var database = await _engine.NewDatabase();
        await using var host = await StorageHost.Start(database);
        var start = await host.Feed.Head(TestContext.Current.CancellationToken);
        await using var slow = new NpgsqlConnection(database["ConnectionStrings:Twin"]);
        await slow.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await slow.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await slow.ExecuteAsync("INSERT INTO feed (at, type, source, data) VALUES (0, 'slow', 'note/0', '{}')");
        await host.Write("note/1", "text", events: new CardEvent(DateTimeOffset.UnixEpoch, "fast", Area: null, []));

        var before = await host.Feed.Read(start, 10, TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        var after = await host.ReadFeed(before.Position, count: 2);

        Assert.Empty(before.Events);
        Assert.Equal(["slow", "fast"], after.Events.Select(static told => told.Type));
    }
}
