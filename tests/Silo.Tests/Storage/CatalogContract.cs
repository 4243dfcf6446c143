using System.Collections.Immutable;
using Twin.Access;
using Twin.Search;

namespace Twin.Storage;

public abstract class CatalogContract(IStorageEngine engine)
{
    private static readonly ObjectKey Building = new("building", "b-3");
    private static readonly ObjectKey Grid = new("grid", "500103002001001");

    [Fact]
    public async Task Find_answers_the_whole_card()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var card = new Card
        {
            Title = "李娜",
            Area = "500103002001001",
            Status = "dispatched",
            Labels = ["elderly", "living-alone"],
            Deadline = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero),
            Facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["severity"] = "critical" }.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Terms = SearchTerms.Of("李娜"),
            Links = [new ObjectLink("building", Building)],
        };
        await host.Write("person/p-0001", "text", card);

        var page = await host.Find(text: "李娜");

        var entry = Assert.Single(page.Items);
        Assert.Equal((new ObjectKey("person", "p-0001"), card.Title, card.Area, card.Status, card.Deadline), (entry.Key, entry.Title, entry.Area, entry.Status, entry.Due));
        Assert.Equal(card.Labels, entry.Labels);
        Assert.Equal(card.Links, entry.Links);
        Assert.Equal("critical", entry.Facts["severity"]);
        Assert.Equal((1, null), (page.Total, page.End));
    }

    [Fact]
    public async Task Find_joins_all_conditions()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Put(host, "case/1", "500103002001", "dispatched", ["李", "娜", "李娜"], Building, Grid);
        await Put(host, "case/2", "500103002001", "closed", ["李", "王"], Building);
        await Put(host, "case/3", "500103003001", "dispatched", ["李"], Grid);
        await Put(host, "case-note/4", null, "dispatched", ["李"], Building);

        Assert.Equal(["case/1", "case/2", "case/3"], await Keys(host.Find(kind: "case")));
        Assert.Equal(["case/1", "case/3"], await Keys(host.Find(kind: "case", status: "dispatched")));
        Assert.Equal(["case-note/4", "case/1", "case/3"], await Keys(host.Find(status: "dispatched")));
        Assert.Equal(["case-note/4", "case/1", "case/2"], await Keys(host.Find(links: [Building])));
        Assert.Equal(["case/1"], await Keys(host.Find(links: [Building, Grid])));
        Assert.Equal(["case/1"], await Keys(host.Find(text: "李 娜")));
        Assert.Equal(["case/1"], await Keys(host.Find(text: "李", links: [Grid], scope: new AreaScope(["500103002"]))));
        Assert.Equal(["case/2"], await Keys(host.Find(kind: "case", status: "closed", text: "李", links: [Building], scope: new AreaScope(["500103"]))));
        Assert.Empty(await Keys(host.Find(text: "李 张")));
    }

    [Fact]
    public async Task Find_stays_within_the_scope()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Put(host, "note/1", "500103002001", "open", []);
        await Put(host, "note/2", "5001030020011", "open", []);
        await Put(host, "note/3", "500103002002", "open", []);
        await Put(host, "note/4", "500104", "open", []);
        await Put(host, "note/5", null, "open", []);

        Assert.Equal(["note/1", "note/2"], await Keys(Within(host, "500103002001")));
        Assert.Equal(["note/1", "note/2", "note/4"], await Keys(Within(host, "500103002001", "500104")));
        Assert.Equal(["note/1", "note/2", "note/3", "note/4", "note/5"], await Keys(Within(host, string.Empty)));
        Assert.Empty(await Keys(Within(host)));
        Assert.Equal(3, (await Within(host, "500103")).Total);
    }

    [Fact]
    public async Task Find_goes_for_some_kinds_past_the_scope()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Put(host, "note/1", "500103002001", "open", ["p.term"]);
        await Put(host, "note/2", "500103002002", "open", ["p.term"]);
        await Put(host, "note/3", null, "open", ["p.term"]);
        await Put(host, "model/1", null, "open", ["p.term"]);
        await Put(host, "sign/1", "500103002001", "open", ["p.term"]);
        await Put(host, "leaflet/1", "500103002002", "open", ["p.term"]);
        await Put(host, "leaflet/2", null, "open", ["p.term"]);
        var sight = new CardSight(
            new AreaScope(["500103002001"]), [new CardReach(Reach.Areas, []), new CardReach(Reach.None, ["sign"]), new CardReach(Reach.All, ["leaflet", "model"])], [], Own: null);

        foreach (var words in (ImmutableArray<SearchWord>[])[[], [new SearchWord([new SearchAlternative([new SearchTerm("p.term")], TermClass.Public)])]])
        {
            var found = host.Catalog.List(new CardFilter(sight, new ObjectFilter(), words), CardSort.Default, after: null, limit: 10, TestContext.Current.CancellationToken);

            Assert.Equal(["leaflet/1", "leaflet/2", "model/1", "note/1"], await Keys(found));
        }
    }

    [Fact]
    public async Task Areas_are_looked_up_unless_all_lies_within_them()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        var common = host.Service<CommonArea>();
        await common.Find(TestContext.Current.CancellationToken);
        Assert.False(common.IsWithin("500103"));

        await Put(host, "note/1", "500103002001001", "open", ["p.term"]);
        await Put(host, "note/2", "500103002001002", "open", ["p.term"]);
        await Put(host, "note/3", null, "open", ["p.term"]);
        await Look();
        Assert.Equal(["500103", "500103002001"], new[] { "500103", "500103002001", "500103002001001" }.Where(common.IsWithin));
        Assert.Equal(["note/1", "note/2"], await Keys(host.Find(text: "term", scope: new AreaScope(["500103002001"]))));
        Assert.Equal(["note/1"], await Keys(host.Find(text: "term", scope: new AreaScope(["500103002001001"]))));

        // Not known yet: what is found is the same.
        await Put(host, "note/4", "500103002002001", "open", ["p.term"]);
        Assert.Equal(["note/1", "note/2"], await Keys(host.Find(text: "term", scope: new AreaScope(["500103002001"]))));
        await Look();
        Assert.Equal(["500103002"], new[] { "500103002", "500103002001", "500103002001001" }.Where(common.IsWithin));
        Assert.Equal(["note/1", "note/2"], await Keys(host.Find(text: "term", scope: new AreaScope(["500103002001"]))));

        async Task Look()
        {
            await host.Service<IAreaCounts>().SumUp(TestContext.Current.CancellationToken);
            await common.Find(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Find_gives_every_match_once_page_by_page()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Task.WhenAll(Enumerable.Range(0, 25).Select(i => Put(host, $"note/{i:00}", null, "open", ["term"], Building)));

        foreach (var find in new Func<CardPosition?, Task<CardList>>[]
        {
            after => host.Find(limit: 10, after: after),
            after => host.Find(text: "term", limit: 10, after: after),
            after => host.Find(links: [Building], limit: 10, after: after),
        })
        {
            var first = await find(null);
            var second = await find(first.End);
            var third = await find(second.End);

            Assert.Equal((25, 25, 25), (first.Total, second.Total, third.Total));
            Assert.Equal(Enumerable.Range(0, 25).Select(i => $"note/{i:00}"), first.Items.Concat(second.Items).Concat(third.Items).Select(item => item.Key.ToString()));
            Assert.Null(third.End);
        }
    }

    [Fact]
    public async Task Find_counts_to_a_thousand_and_no_further()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Task.WhenAll(Enumerable.Range(0, 1_010).Select(i => Put(host, $"note/{i:0000}", null, i < 1_000 ? "open" : "closed", ["term"])));

        Assert.Equal(1_001, (await host.Find(text: "term", limit: 1)).Total);
        Assert.Equal(1_000, (await host.Find(kind: "note", status: "open", limit: 1)).Total);
    }

    [Fact]
    public async Task Kinds_are_counted_to_a_limit_each()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Task.WhenAll(Enumerable.Range(0, 5_050).Select(i => Put(host, i % 101 == 0 ? $"memo/{i}" : $"note/{i}", null, "open", ["term"])));
        await Put(host, "sign/1", null, "open", ["other"]);

        Assert.Equal([("memo", 50), ("note", 1_001)], await Kinds("term"));
        Assert.Equal([("memo", 50), ("note", 1_001), ("sign", 1)], await Kinds(text: null));
        Assert.Equal([("memo", 50), ("note", 1_001)], await Kinds("term", "note"));
        Assert.Equal([("sign", 1)], await Kinds("other"));
        Assert.Empty(await Kinds("nothing"));

        async Task<IEnumerable<(string?, long)>> Kinds(string? text, params ImmutableArray<string> full) =>
            (await host.CountKinds(text, upTo: 1_001, full)).Select(static kind => (kind.Value, kind.Count)).OrderBy(static kind => kind.Value, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("'; DROP TABLE card; --")]
    [InlineData("%")]
    [InlineData("\" OR \"")]
    public async Task Find_takes_a_value_for_nothing_but_a_value(string value)
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Put(host, "note/1", null, value, []);
        await Put(host, "note/2", null, "open", []);

        Assert.Equal(["note/1"], await Keys(host.Find(status: value)));
    }

    private static Task Put(StorageHost host, string key, string? area, string status, string[] terms, params ObjectKey[] links) => host.Write(
        key,
        "text",
        new Card { Title = key, Area = area, Status = status, Terms = SearchTerms.Of(terms), Links = [.. links.Select(static to => new ObjectLink("to", to))] });

    private static Task<CardList> Within(StorageHost host, params string[] prefixes) => host.Find(scope: new AreaScope([.. prefixes]));

    private static async Task<string[]> Keys(Task<CardList> page) => [.. (await page).Items.Select(static item => item.Key.ToString())];
}
