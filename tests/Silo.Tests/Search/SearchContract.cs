using System.Collections.Immutable;
using Twin.Access;
using Twin.Storage;

namespace Twin.Search;

/// <summary>What a person types, and what is found.</summary>
public abstract class SearchContract(IStorageEngine engine, SharedHost shared)
{
    private const string Grid = "500103002001001";

    private static readonly Caller Supervisor = new("chenjie", Role.Supervisor, AreaScope.Everything, Purpose: "test");

    [Theory]
    [InlineData("单雄信", "person/shan")]
    [InlineData("單雄信", "person/shan")]
    [InlineData("雄信", "person/shan")]
    [InlineData("sxx", "person/shan")]
    [InlineData("SHANXIONG", "person/shan")]
    [InlineData("z", "person/zeng")]
    [InlineData("cq", "community/cq")]
    [InlineData("jfb", "building/jfb")]
    [InlineData("jiefang", "building/jfb")]
    [InlineData("解放碑 3栋", "building/jfb")]
    [InlineData("３栋", "building/jfb")]
    [InlineData("smoke-0001", "device/smoke-0001")]
    [InlineData("smoke-00", "device/smoke-0001")]
    [InlineData("0001", "device/smoke-0001")]
    [InlineData("3-2-501", "household/h")]
    [InlineData("3-501", "household/h")]
    [InlineData("2-501", "household/h")]
    [InlineData("3#2-501", "household/h")]
    [InlineData("3栋2单元501", "household/h")]
    [InlineData("三栋二单元501室", "household/h")]
    [InlineData("３－２－５０１", "household/h")]
    [InlineData("13812345678", "person/shan")]
    [InlineData("5678", "person/shan")]
    [InlineData("345678", "person/shan")]
    [InlineData("11010519491231002X", "person/shan")]
    [InlineData("002x", "person/shan")]
    [InlineData("渝A12345", "vehicle/v")]
    [InlineData("2345", "vehicle/v")]
    public async Task Search_finds_it(string text, string key)
    {
        var host = await shared.Get(() => Start());

        Assert.Equal([key], await Keys(host, text));
    }

    [Theory]
    [InlineData("雄单")]
    [InlineData("单信")]
    [InlineData("dxx")]
    [InlineData("3-1-501")]
    [InlineData("501-3")]
    [InlineData("13812345679")]
    [InlineData("…")]
    [InlineData("'; DROP TABLE card; --")]
    [InlineData("\" OR \"a")]
    public async Task Search_finds_nothing(string text)
    {
        var host = await shared.Get(() => Start());

        Assert.Empty(await Keys(host, text));
    }

    [Fact]
    public async Task Search_takes_no_pairs_that_stand_apart_for_the_text()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Put(host, "building/apart", "领事巷 事巷社", SearchTerms.Of("领事巷 事巷社"));
        await Put(host, "building/whole", "领事巷社", SearchTerms.Of("领事巷社"));

        Assert.Equal(["building/whole"], await Keys(host, "领事巷社"));
    }

    [Fact]
    public async Task Search_puts_the_whole_before_the_beginning_before_the_middle_before_the_sound()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Put(host, "note/1", "老李娜", SearchTerms.Of("老李娜"));
        await Put(host, "note/2", "李娜家", SearchTerms.Of("李娜家"));
        await Put(host, "note/3", "李娜", SearchTerms.Of("李娜"));
        await Put(host, "note/4", "lina 巷", SearchTerms.Of("lina 巷"));

        Assert.Equal(["note/3", "note/2", "note/1"], await Keys(host, "李娜"));
        var bySound = (await Search(host, "lina")).Hits;
        Assert.Equal(("note/4", HitRank.Prefix), (bySound[0].Entry.Key.ToString(), bySound[0].Rank));
        Assert.All(bySound.Skip(1), static hit => Assert.Equal(HitRank.Spelling, hit.Rank));
    }

    [Fact]
    public async Task Search_shows_the_best_of_more_than_a_thousand_and_counts_each_kind()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Task.WhenAll(Enumerable.Range(0, 1_005).Select(i => Put(host, $"device/{i:0000}", "东花园灯", SearchTerms.Of("东花园灯"))));
        await Put(host, "site/9", "花园", SearchTerms.Of("花园"));
        await Put(host, "site/8", "花园口", SearchTerms.Of("花园口"));

        var page = await Search(host, "花园");

        Assert.Equal(["site/9", "site/8", "device/0000"], page.Hits.Take(3).Select(static hit => hit.Entry.Key.ToString()));
        Assert.Equal(1_001, page.Total);
        Assert.Equal([new CountedValue("device", 1_001), new CountedValue("site", 2)], page.Kinds);
    }

    [Fact]
    public async Task Search_goes_on_from_page_to_page_and_not_with_the_cursor_of_another_query()
    {
        await using var host = await StorageHost.Start(await engine.NewDatabase());
        await Task.WhenAll(Enumerable.Range(0, 25).Select(i => Put(host, $"note/{i:00}", i % 2 == 0 ? "花园" : "小花园", SearchTerms.Of(i % 2 == 0 ? "花园" : "小花园"))));

        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Search(host, "花园", cursor: cursor, limit: 10);
            found.AddRange(page.Hits.Select(static hit => hit.Entry.Key.Id));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 25).OrderBy(static i => i % 2).ThenBy(static i => i).Select(static i => $"{i:00}"), found);
        var first = await Search(host, "花园", limit: 10);
        var refused = await host.Grains.Catalog().Search(Supervisor, new SearchQuery(new ObjectFilter { Text = "小花" }, first.Cursor, 10), TestContext.Current.CancellationToken);
        Assert.Equal("cursor", refused.Refusal!.Field);
    }

    [Fact]
    public async Task Search_marks_the_text_in_the_title_and_offers_what_an_address_may_mean()
    {
        var host = await shared.Get(() => Start());

        Assert.Equal([new TextRange(1, 2)], Assert.Single((await Search(host, "雄信")).Hits).Highlights);
        Assert.Equal(["3栋501", "3单元501"], (await Search(host, "3-501")).Choices);
        Assert.Empty(await Keys(host, "3单元501"));
    }

    [Fact]
    public async Task Search_hides_what_the_role_may_not_match_on_and_counts_none_of_it()
    {
        var host = await shared.Get(() => Start());
        var caller = new Caller("company", Role.PropertyCompany, AreaScope.Everything, Purpose: "test", Bound: [new ObjectKey(ObjectKind.Building, "jfb")]);

        foreach (var text in new[] { "单雄信", "sxx", "5678", "13812345678" })
        {
            var page = (await host.Grains.Catalog().Search(caller, new SearchQuery(new ObjectFilter { Text = text }), TestContext.Current.CancellationToken)).Value!;
            Assert.Equal((0, 0), (page.Total, page.Kinds.Length));
        }

        Assert.Equal(0, (await host.Grains.Catalog().Count(caller, new ObjectFilter { Kind = "person", Labels = ["elderly"] }, TestContext.Current.CancellationToken)).Value);
        Assert.Equal(RefusalReason.Forbidden, (await host.Grains.Catalog().List(caller, new CatalogQuery(new ObjectFilter(), "title"), TestContext.Current.CancellationToken)).Refusal!.Reason);
        var people = (await host.Grains.Catalog().List(caller, new CatalogQuery(new ObjectFilter { Kind = "person" }), TestContext.Current.CancellationToken)).Value!.Items;
        Assert.Equal([("单*信", 0), ("*", 0)], people.Select(static person => (person.Title, person.Labels.Length)));
    }

    [Fact]
    public async Task Search_finds_people_for_a_purpose_only_and_within_the_scope()
    {
        var host = await shared.Get(() => Start());

        Assert.Equal(0, (await host.Grains.Catalog().Search(Supervisor with { Purpose = null }, new SearchQuery(new ObjectFilter { Text = "单雄信" }), TestContext.Current.CancellationToken)).Value!.Total);
        Assert.Equal(1, (await host.Grains.Catalog().Search(Supervisor with { Scope = new AreaScope(["500103002"]) }, new SearchQuery(new ObjectFilter { Text = "单雄信" }), TestContext.Current.CancellationToken)).Value!.Total);
        Assert.Equal(0, (await host.Grains.Catalog().Search(Supervisor with { Scope = new AreaScope(["500104"]) }, new SearchQuery(new ObjectFilter { Text = "单雄信" }), TestContext.Current.CancellationToken)).Value!.Total);
    }

    [Fact]
    public async Task Numbers_that_are_searched_for_stand_nowhere_in_clear()
    {
        var database = await engine.NewDatabase();
        await using var host = await Start(database);

        Assert.DoesNotContain(await engine.Dump(database, "card"), static row =>
            row.Contains("5678", StringComparison.Ordinal) || row.Contains("19491231", StringComparison.Ordinal));
    }

    private static async Task<SearchResult> Search(StorageHost host, string text, string? cursor = null, int limit = 50) =>
        (await host.Grains.Catalog().Search(Supervisor, new SearchQuery(new ObjectFilter { Text = text }, cursor, limit), TestContext.Current.CancellationToken)).Value!;

    private static async Task<string[]> Keys(StorageHost host, string text) =>
        [.. (await Search(host, text)).Hits.Select(static hit => hit.Entry.Key.ToString())];

    private static Task<StoredNote> Put(StorageHost host, string key, string title, SearchTerms terms, StoredNote? read = null, string[]? labels = null) => host.Write(
        key,
        "text",
        new Card { Title = title, Area = Grid, Terms = terms, Labels = [.. labels ?? []], Links = [new ObjectLink("building", new ObjectKey("building", "jfb"))] },
        read);

    private async Task<StorageHost> Start(IReadOnlyDictionary<string, string?>? database = null)
    {
        var host = await StorageHost.Start(database ?? await engine.NewDatabase());
        var person = SearchTerms.None.PersonName("单雄信")
            .Secret(TermClass.Phone, host.Protector, "13812345678").Secret(TermClass.Identity, host.Protector, "11010519491231002X");
        await Put(host, "person/shan", "单雄信", person, labels: ["elderly"]);
        await Put(host, "person/zeng", "曾", SearchTerms.None.PersonName("曾"));
        await Put(host, "community/cq", "重庆", SearchTerms.Of("重庆"));
        await Put(host, "building/jfb", "解放碑3栋", SearchTerms.Of("解放碑3栋"));
        await Put(host, "device/smoke-0001", "smoke-0001", SearchTerms.Of("smoke-0001"));
        await Put(host, "household/h", "3栋 2-501", SearchTerms.None.Home("3栋", 2, "501"));
        await Put(host, "vehicle/v", "渝A12345", SearchTerms.None.Plate("渝A12345"));
        return host;
    }
}
