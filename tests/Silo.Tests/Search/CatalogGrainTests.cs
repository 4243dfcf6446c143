using System.Collections.Immutable;
using Twin.Access;
using Twin.Storage;

namespace Twin.Search;

public sealed class CatalogGrainTests(SqliteEngine engine) : IClassFixture<SqliteEngine>
{
    private static readonly CatalogQuery Everything = new(new ObjectFilter(), Limit: 10);

    [Fact]
    public async Task Find_gives_the_next_page_for_the_cursor_of_the_last()
    {
        await using var host = await Start(25);

        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await Find(host, Everything with { Filter = new ObjectFilter { Text = "娜" }, Cursor = cursor })).Value!;
            found.AddRange(page.Items.Select(static item => item.Key.Id));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 25).Select(static i => $"p-{i:00}"), found);
    }

    [Fact]
    public async Task Find_refuses_the_cursor_of_another_query_or_of_nobody()
    {
        await using var host = await Start(25);
        var cursor = (await Find(host, Everything)).Value!.Cursor;

        foreach (var query in new[]
        {
            Everything with { Cursor = cursor, Filter = new ObjectFilter { Text = "娜" } },
            Everything with { Cursor = cursor, Filter = new ObjectFilter { Kind = "person" } },
            Everything with { Cursor = cursor, Sort = "-title" },
            Everything with { Cursor = cursor, Filter = new ObjectFilter { Links = [new ObjectKey("grid", "1")] } },
            Everything with { Cursor = "nonsense" },
            Everything with { Cursor = "!" },
        })
        {
            var refusal = (await Find(host, query)).Refusal;
            Assert.Equal((RefusalReason.Invalid, "cursor"), (refusal!.Reason, refusal.Field));
        }

        Assert.Equal(RefusalReason.Invalid, (await Find(host, Everything with { Cursor = cursor }, new AreaScope(["5001"]))).Refusal!.Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task Find_refuses_a_limit_out_of_range(int limit)
    {
        await using var host = await Start(0);

        var refusal = (await Find(host, Everything with { Limit = limit })).Refusal;

        Assert.Equal((RefusalReason.Invalid, "limit"), (refusal!.Reason, refusal.Field));
    }

    [Theory]
    [InlineData("", null, 3)]
    [InlineData("", "500103", 2)]
    [InlineData("500103", "500103001", 1)]
    [InlineData("500103001", "500103", 1)]
    [InlineData("500103001", "500104", 0)]
    public async Task Find_stays_within_both_scope_and_area(string scope, string? area, int expected)
    {
        await using var host = await Start(0);
        foreach (var (id, place) in new[] { ("a", "500103001"), ("b", "500103002"), ("c", "500104001") })
        {
            await host.Write($"person/{id}", "text", new Card { Title = id, Area = place });
        }

        Assert.Equal(expected, (await Find(host, Everything with { Filter = new ObjectFilter { Area = area } }, new AreaScope([scope]))).Value!.Total);
    }

    private static Task<Outcome<CatalogPage>> Find(StorageHost host, CatalogQuery query, AreaScope? scope = null) => host.Grains.Catalog().List(
        new Caller("tester", Role.Supervisor, scope ?? AreaScope.Everything, Purpose: "test"), query, TestContext.Current.CancellationToken);

    private async Task<StorageHost> Start(int people)
    {
        var host = await StorageHost.Start(await engine.NewDatabase());
        await Task.WhenAll(Enumerable.Range(0, people).Select(i =>
            host.Write($"person/p-{i:00}", "text", new Card { Title = "李娜", Area = "500103", Terms = SearchTerms.Of("李娜") })));
        return host;
    }
}
