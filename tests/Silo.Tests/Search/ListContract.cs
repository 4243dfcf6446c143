using System.Collections.Immutable;
using Twin.Access;
using Twin.Fixtures;
using Twin.Storage;

namespace Twin.Search;

/// <summary>One filter drives list, count and summary, and the three agree.</summary>
public abstract class ListContract(IStorageEngine engine, SharedHost shared)
{
    private static readonly Caller Supervisor = new("chenjie", Role.Supervisor, AreaScope.Everything, Purpose: "test");

    public static TheoryData<ObjectFilter, string[]> Filters { get; } = new()
    {
        { new ObjectFilter(), ["device/1", "person/1", "person/2", "person/3"] },
        { new ObjectFilter { Kind = "person" }, ["person/1", "person/2", "person/3"] },
        { new ObjectFilter { Area = "500103001" }, ["device/1", "person/1"] },
        { new ObjectFilter { Area = "5001030020" }, ["person/2", "person/3"] },
        { new ObjectFilter { Labels = ["独居"] }, ["person/1", "person/2"] },
        { new ObjectFilter { Labels = ["独居", "elderly"] }, ["person/2"] },
        { new ObjectFilter { Statuses = ["online", "offline"] }, ["device/1"] },
        { new ObjectFilter { Facts = [new FactCondition("age", FactComparison.Equal, "9")] }, ["person/1"] },
        { new ObjectFilter { Facts = [new FactCondition("age", FactComparison.AtLeast, "9")] }, ["person/1", "person/2", "person/3"] },
        { new ObjectFilter { Facts = [new FactCondition("age", FactComparison.AtLeast, "10"), new FactCondition("age", FactComparison.AtMost, "80")] }, ["person/2"] },
        { new ObjectFilter { Facts = [new FactCondition("born", FactComparison.AtMost, "1990-01-01")] }, ["person/3"] },
        { new ObjectFilter { Links = [new ObjectKey("building", "b-1")] }, ["device/1", "person/1"] },
        { new ObjectFilter { Text = "娜", Labels = ["独居"] }, ["person/1"] },
        { new ObjectFilter { DueFrom = At(2), DueBefore = At(3) }, ["person/2"] },
        { new ObjectFilter { ChangedBefore = At(1) }, [] },
        { new ObjectFilter { Text = "…" }, [] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task List_count_and_summary_agree(ObjectFilter filter, string[] expected)
    {
        var host = await shared.Get(Start);

        Assert.Equal(expected, await Keys(host, filter));
        Assert.Equal(expected.Length, (await host.Grains.Catalog().Count(Supervisor, filter, TestContext.Current.CancellationToken)).Value);
        foreach (var by in new[] { "kind", "area", "area:9", "status", "fact:age" })
        {
            var summary = (await host.Grains.Catalog().Summarize(Supervisor, filter, by, TestContext.Current.CancellationToken)).Value!;
            Assert.Equal((expected.Length, expected.Length), (summary.Total, summary.Groups.Sum(static group => group.Count)));
        }
    }

    [Fact]
    public async Task Summarize_counts_each_label_and_those_without()
    {
        var host = await shared.Get(Start);

        var summary = (await host.Grains.Catalog().Summarize(Supervisor, new ObjectFilter { Kind = "person" }, "label", TestContext.Current.CancellationToken)).Value!;

        Assert.Equal([new CountedValue("独居", 2), new CountedValue("elderly", 1), new CountedValue(null, 1)], summary.Groups.OrderByDescending(static group => group.Count).ThenBy(static group => group.Value is null));
    }

    [Theory]
    [InlineData("title", "person/2 person/1 device/1 person/3")]
    [InlineData("-title", "person/3 device/1 person/1 person/2")]
    [InlineData("fact:born", "device/1 person/3 person/1 person/2")]
    [InlineData("-due", "person/3 person/2 person/1 device/1")]
    [InlineData("-id", "person/3 person/2 person/1 device/1")]
    [InlineData("changed", "person/1 person/2 person/3 device/1")]
    public async Task List_is_sorted_and_goes_on_page_by_page(string sort, string expected)
    {
        var host = await shared.Get(Start);

        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await host.Grains.Catalog().List(Supervisor, new CatalogQuery(new ObjectFilter(), sort, cursor, 1), TestContext.Current.CancellationToken)).Value!;
            found.AddRange(page.Items.Select(static item => item.Key.ToString()));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        Assert.Equal(expected.Split(' '), found);
    }

    [Theory]
    [InlineData("label")]
    [InlineData("fact:a b")]
    [InlineData("fact")]
    [InlineData("title; DROP TABLE card")]
    public async Task List_refuses_an_order_it_does_not_know(string sort)
    {
        var host = await shared.Get(Start);

        Assert.Equal("sort", (await host.Grains.Catalog().List(Supervisor, new CatalogQuery(new ObjectFilter(), sort), TestContext.Current.CancellationToken)).Refusal!.Field);
    }

    private static long Milliseconds() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static DateTimeOffset At(int day) => new(2026, 7, day, 0, 0, 0, TimeSpan.Zero);

    private static async Task<string[]> Keys(StorageHost host, ObjectFilter filter) =>
        [.. (await host.Grains.Catalog().List(Supervisor, new CatalogQuery(filter), TestContext.Current.CancellationToken)).Value!.Items.Select(static item => item.Key.ToString())];

    private async Task<StorageHost> Start()
    {
        var host = await StorageHost.Start(await engine.NewDatabase());
        await Put("person/1", "李娜", "500103001", ["独居"], 9, "1991-02-03", At(1), building: "b-1");
        await Put("person/2", "张伟", "500103002001", ["elderly", "独居"], 80, "1999-02-03", At(2));
        await Put("person/3", "王娜", "500103002002", [], 100, "1980-02-03", At(3));
        await host.Write("device/1", "text", new Card
        {
            Title = "烟感",
            Area = "500103001",
            Status = "online",
            Links = [new ObjectLink("building", new ObjectKey("building", "b-1"))],
        });
        return host;

        async Task Put(string key, string name, string area, string[] labels, int age, string born, DateTimeOffset due, string? building = null)
        {
            await host.Write(key, "text", new Card
            {
                Title = name,
                Area = area,
                Labels = [.. labels],
                Deadline = due,
                Facts = ImmutableSortedDictionary<string, string>.Empty.Add("age", $"{age}").Add("born", born),
                Terms = SearchTerms.None.PersonName(name),
                Links = building is null ? [] : [new ObjectLink("building", new ObjectKey("building", building))],
            });

            // Changes are told apart by the millisecond.
            var written = Milliseconds();
            await Eventually.Async(() => Milliseconds() > written, "the clock has gone on");
        }
    }
}
