namespace Twin.Storage;

public abstract class DueWorkContract(IStorageEngine engine)
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Take_gives_what_is_due_longest_overdue_first()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Owe(host, "note/soon", Now.AddSeconds(1));
        await Owe(host, "note/late", Now.AddSeconds(-1));
        await Owe(host, "note/later", Now.AddSeconds(-60));

        Assert.Equal(["note/later", "note/late"], await Take(host, Now));
        Assert.Equal(["note/soon"], await Take(host, Now.AddSeconds(2)));
    }

    [Fact]
    public async Task Take_never_gives_a_grain_before_its_time()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var due = Now.AddTicks(12_345);
        await Owe(host, "note/1", due);

        Assert.Empty(await Take(host, due.AddTicks(-1)));
        Assert.Single(await Take(host, due.AddMilliseconds(1)));
    }

    [Fact]
    public async Task Take_gives_each_grain_to_one_of_several_takers()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Owe(host, $"note/{i}", Now)));

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var mine = new List<string>();
            while (await Take(host, Now.AddSeconds(1), limit: 7) is { Count: > 0 } batch)
            {
                mine.AddRange(batch);
            }

            return mine;
        }));

        var all = taken.SelectMany(static mine => mine).ToList();
        Assert.Equal(200, all.Count);
        Assert.Equal(200, all.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Take_gives_a_grain_again_when_the_lease_has_outlived_its_holder()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Owe(host, "note/1", Now);
        Assert.Single(await Take(host, Now.AddSeconds(1)));

        Assert.Empty(await Take(host, Now.AddSeconds(10)));
        Assert.Single(await Take(host, Now.AddSeconds(12)));
    }

    [Fact]
    public async Task Write_ends_the_lease()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Owe(host, "note/settled", Now);
        var owing = await Owe(host, "note/owing", Now);
        var settled = await host.Read("note/settled");
        Assert.Equal(2, (await Take(host, Now.AddSeconds(1))).Count);

        await host.Write("note/settled", "text", new Card { Title = "title" }, settled);
        await host.Write("note/owing", "text", new Card { Title = "title", Due = Now.AddSeconds(2) }, owing);

        Assert.Equal(["note/owing"], await Take(host, Now.AddSeconds(3)));
        Assert.Empty(await Take(host, Now.AddHours(1), leaseFor: TimeSpan.Zero, skip: "note/owing"));
    }

    private static Task<StoredNote> Owe(StorageHost host, string key, DateTimeOffset due) =>
        host.Write(key, "text", new Card { Title = "title", Due = due });

    private static async Task<List<string>> Take(StorageHost host, DateTimeOffset now, int limit = 100, TimeSpan? leaseFor = null, string? skip = null) =>
    [
        .. (await host.Due.Take(now, leaseFor ?? Lease, limit, TestContext.Current.CancellationToken))
            .Select(static key => key.ToString())
            .Where(key => key != skip),
    ];
}
