using System.Net;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Objects;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Links;

/// <summary>What objects are linked to, through REST: by fields, by hand, and over several links.</summary>
public abstract class LinkContract(ObjectsTwin twin)
{
    private const string Grid = SampleCommunity.Grid;

    [Fact]
    public async Task A_link_added_by_hand_is_seen_from_both_ends_beside_those_of_fields()
    {
        await Enterprise("l-1");
        await Person("l-1", household: true);

        var added = await Add("person/l-1", "works-at", "enterprise/l-1", """,  "since":"2024-03-01" """);
        var again = await Add("person/l-1", "works-at", "enterprise/l-1", """,  "since":"2024-03-01" """);

        Assert.Equal((HttpStatusCode.OK, Revision(added)), (added.Status, Revision(again)));
        Assert.Equal(
            ["out building building/b-3 False", "out household household/h-3-2-501 False", "out works-at enterprise/l-1 True"],
            await Links("person/l-1"));
        Assert.Equal(["out grid grid/500103002001001 False", "in works-at person/l-1 True"], await Links("enterprise/l-1"));
        Assert.Equal(["in works-at person/l-1 True"], await Links("enterprise/l-1", "?direction=in&relation=works-at"));
        Assert.Equal([], await Links("enterprise/l-1", "?direction=out&relation=works-at"));
        Assert.Equal([], await Links("person/l-1", "?relation=works-at&at=2024-02-29"));
        var seen = (await twin.Get("/objects/enterprise/l-1/links?direction=in")).Body.GetProperty("items")[0];
        Assert.Equal(("从业人员", "2024-03-01"), (seen.GetProperty("titles").GetProperty("zh").GetString(), seen.GetProperty("since").GetString()));
        Assert.Equal(["person/l-1"], await Listed("link=enterprise/l-1"));
    }

    [Fact]
    public async Task A_link_that_has_ended_is_history()
    {
        await Enterprise("l-2");
        await Person("l-2");
        await Add("person/l-2", "works-at", "enterprise/l-2", """, "since":"2020-01-01" """);

        var ended = await Send(twin.Admin, HttpMethod.Delete, "/objects/person/l-2/links/works-at/enterprise/l-2?until=2024-06-01");
        var again = await Send(twin.Admin, HttpMethod.Delete, "/objects/person/l-2/links/works-at/enterprise/l-2");
        var changes = (await twin.Get("/objects/person/l-2/changes")).Body.GetProperty("items");

        Assert.Equal((HttpStatusCode.OK, Revision(ended)), (ended.Status, Revision(again)));
        Assert.Equal([], await Links("person/l-2"));
        Assert.Equal([], await Links("enterprise/l-2", "?direction=in"));
        Assert.Equal(["in works-at person/l-2 True"], await Links("enterprise/l-2", "?direction=in&at=2024-05-31"));
        Assert.Equal([], await Listed("link=enterprise/l-2"));
        Assert.Equal(["unlinked", "linked", "created"], changes.EnumerateArray().Select(change => change.GetProperty("action").GetString()));
        Assert.Equal(
            """[{"field":"links","before":{"relation":"works-at","to":"enterprise/l-2","since":"2020-01-01"},"after":{"relation":"works-at","to":"enterprise/l-2","since":"2020-01-01","until":"2024-06-01"}}]""",
            changes[0].GetProperty("fields").GetRawText());
    }

    [Fact]
    public async Task Links_to_what_is_deleted_rest_until_it_is_restored_and_never_hold_it()
    {
        await Enterprise("l-3");
        await Person("l-3");
        await Add("person/l-3", "manages", "enterprise/l-3");

        var deleted = await Send(twin.Admin, HttpMethod.Delete, "/objects/enterprise/l-3", ifMatch: (await twin.Get("/objects/enterprise/l-3")).Tag);
        var meanwhile = await Links("person/l-3");
        await Send(twin.Admin, HttpMethod.Post, "/objects/enterprise/l-3/restore");

        Assert.Equal(HttpStatusCode.OK, deleted.Status);
        Assert.Equal([], meanwhile);
        Assert.Equal(["out manages enterprise/l-3 True"], await Links("person/l-3"));
    }

    [Theory]
    [InlineData("works-at", "enterprise", "l-none", "id", "enterprise 'l-none' is not known")]
    [InlineData("works-at", "enterprise", "a/b", "id", "enterprise 'a/b' is not known")]
    [InlineData("works-at", "account", "admin", "id", "account 'admin' is not known")]
    [InlineData("works-at", "space ship", "x", "id", "space ship 'x' is not known")]
    [InlineData("relative-of", "person", "p-0001", "id", "must be another object")]
    [InlineData("owner", "person", "l-0", "relation", null)]
    [InlineData("building", "building", "b-3", "relation", null)]
    [InlineData("befriends", "building", "b-3", "relation", null)]
    public async Task A_link_that_cannot_be_is_refused(string relation, string kind, string id, string field, string? message)
    {
        var refused = await Add("person/p-0001", relation, $"{kind}/{id}");

        Assert.Equal((HttpStatusCode.BadRequest, field), (refused.Status, refused.Fault.Field));
        Assert.True(message is null ? refused.Fault.Message!.StartsWith("must be one of lives-in, ", StringComparison.Ordinal) : refused.Fault.Message == message, refused.Fault.Message);
    }

    [Theory]
    [InlineData("GET", "/objects/person/p-0001/links?direction=up", "direction")]
    [InlineData("GET", "/objects/person/p-0001/links?limit=0", "limit")]
    [InlineData("GET", "/objects/person/p-0001/links?cursor=abc", "cursor")]
    [InlineData("GET", "/objects/person/p-0001/paths?to=person&depth=5", "depth")]
    [InlineData("GET", "/objects/person/p-0001/paths?to=a/b/c", "to")]
    [InlineData("GET", "/objects/person/p-0001/paths?to=", "to")]
    public async Task A_question_that_makes_no_sense_is_refused(string method, string path, string field)
    {
        var refused = await Send(twin.Admin, new HttpMethod(method), path);

        Assert.Equal((HttpStatusCode.BadRequest, field), (refused.Status, refused.Fault.Field));
    }

    [Fact]
    public async Task A_foreign_object_is_answered_like_an_absent_one()
    {
        await twin.Put("/objects/enterprise/l-4", $$"""{"name":"外面的店","creditCode":"91350100M000100Y43","grid":"{{OtherGrid}}"}""");

        var foreign = await Add("enterprise/l-4", "manages", "building/b-3", api: twin.Stranger);
        var absent = await Add("enterprise/l-4", "manages", "building/b-0", api: twin.Stranger);
        await Add("enterprise/l-4", "manages", "building/b-3");

        Assert.Equal((HttpStatusCode.BadRequest, absent.Body.GetRawText().Replace("b-0", "b-3", StringComparison.Ordinal)), (foreign.Status, foreign.Body.GetRawText()));
        Assert.Equal(["out grid grid/500103002001002 False"], await Links("enterprise/l-4", api: twin.Stranger));
        Assert.Equal(HttpStatusCode.NotFound, (await Send(twin.Stranger, HttpMethod.Get, "/objects/building/b-3/links")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Add("person/p-0001", "works-at", "enterprise/l-4", api: twin.Stranger)).Status);
        Assert.Equal(0, (await Send(twin.Stranger, HttpMethod.Get, "/objects/enterprise/l-4/paths?to=person")).Body.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Paths_say_who_is_reached_by_the_fault_of_a_lift()
    {
        await twin.Put("/objects/building/l-5", $$"""{"name":"5栋","grid":"{{Grid}}","units":1,"floors":6}""");
        await twin.Put("/objects/elevator/l-5", $$"""{"name":"5栋1单元电梯","grid":"{{Grid}}","building":"l-5"}""");
        await twin.Put("/objects/household/l-5", """{"building":"l-5","unit":1,"floor":6,"room":"601"}""");
        await twin.Put("/objects/person/l-5", """{"name":"赵六","household":"l-5"}""");
        await twin.Put("/objects/person/l-6", """{"name":"钱七","birthDate":"2020-01-01","guardian":"l-5"}""");
        await twin.Put("/objects/vehicle/l-5", $$"""{"plate":"渝A55555","owner":"l-5","grid":"{{Grid}}"}""");
        await Person("l-7");
        await Add("person/l-7", "relative-of", "person/l-6");

        var reached = (await twin.Get("/objects/elevator/l-5/paths?to=person")).Body;

        Assert.Equal((3, true), (reached.GetProperty("total").GetInt32(), reached.GetProperty("complete").GetBoolean()));
        Assert.Equal(
            [
                "out building building/l-5 > in building person/l-5",
                "out building building/l-5 > in building person/l-5 > in guardian person/l-6",
                "out building building/l-5 > in building person/l-5 > in guardian person/l-6 > in relative-of person/l-7",
            ],
            Paths(reached));
        Assert.Equal(1, await Total("to=person&depth=2"));
        Assert.Equal(0, await Total("to=person&depth=1"));
        Assert.Equal(["out building building/l-5 > in building person/l-5 > in owner vehicle/l-5"], Paths((await twin.Get("/objects/elevator/l-5/paths?to=vehicle/l-5")).Body));
        Assert.Equal(2, await Total("to=person&relation=building&relation=guardian"));
        Assert.Equal(1, await Total("to=grid/500103002001001"));

        // Nothing leads through the grid, in which all of this lies; and where people are not in sight, they lead nowhere.
        Assert.Equal(0, await Total("to=building/b-3"));
        Assert.Equal(0, (await Send(twin.Stranger, HttpMethod.Get, "/objects/grid/500103002001002/paths?to=person")).Body.GetProperty("total").GetInt32());

        async Task<int> Total(string query) => (await twin.Get($"/objects/elevator/l-5/paths?{query}")).Body.GetProperty("total").GetInt32();
    }

    [Fact]
    public async Task Many_links_come_page_by_page()
    {
        await Enterprise("l-8");
        foreach (var number in Enumerable.Range(1, 5))
        {
            await Person($"l-8{number}");
            await Add($"person/l-8{number}", "works-at", "enterprise/l-8");
        }

        var first = (await twin.Get("/objects/enterprise/l-8/links?limit=3")).Body;
        var second = (await twin.Get($"/objects/enterprise/l-8/links?limit=3&cursor={first.GetProperty("cursor").GetString()}")).Body;

        Assert.Equal((4, 2, JsonValueKind.Null), (first.GetProperty("items").GetArrayLength(), second.GetProperty("items").GetArrayLength(), second.GetProperty("cursor").ValueKind));
    }

    [Fact]
    public async Task The_relations_are_published_with_both_their_ends()
    {
        var relations = (await twin.Get("/relations")).Body.GetProperty("items").EnumerateArray().ToDictionary(relation => relation.GetProperty("name").GetString()!);

        Assert.Equal(("employs", true), (relations["works-at"].GetProperty("inverse").GetString(), relations["works-at"].GetProperty("byHand").GetBoolean()));
        Assert.All((string[])["owner", "guardian", "reporter", "building", "category", "estate"], name => Assert.False(relations[name].GetProperty("byHand").GetBoolean()));
    }

    private Task Enterprise(string id) => twin.Put($"/objects/enterprise/{id}", $$"""{"name":"小店{{id}}","creditCode":"91350100M000100Y43","grid":"{{Grid}}"}""");

    private Task Person(string id, bool household = false) =>
        twin.Put($"/objects/person/{id}", household ? """{"name":"孙八","household":"h-3-2-501"}""" : """{"name":"孙八"}""");

    private Task<RestAnswer> Add(string from, string relation, string to, string days = "", TwinApi? api = null)
    {
        var (kind, id) = (to[..to.IndexOf('/', StringComparison.Ordinal)], to[(to.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        return Send(api ?? twin.Admin, HttpMethod.Post, $"/objects/{from}/links", $$"""{"relation":"{{relation}}","kind":"{{kind}}","id":"{{id}}"{{days}}}""");
    }

    private async Task<IEnumerable<string>> Links(string of, string query = "", TwinApi? api = null) =>
        (await Send(api ?? twin.Admin, HttpMethod.Get, $"/objects/{of}/links{query}")).Body.GetProperty("items").EnumerateArray().Select(link => $"{Step(link)} {link.GetProperty("added").GetBoolean()}");

    private async Task<IEnumerable<string>> Listed(string query) =>
        (await twin.Get($"/objects?{query}")).Body.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("kind").GetString()}/{item.GetProperty("id").GetString()}");

    private static IEnumerable<string> Paths(JsonElement list) =>
        list.GetProperty("items").EnumerateArray().Select(path => string.Join(" > ", path.EnumerateArray().Select(Step)));

    private static string Step(JsonElement link) =>
        $"{link.GetProperty("direction").GetString()} {link.GetProperty("relation").GetString()} {link.GetProperty("other").GetProperty("kind").GetString()}/{link.GetProperty("other").GetProperty("id").GetString()}";

    private static long Revision(RestAnswer answer) => answer.Body.GetProperty("revision").GetInt64();
}

public sealed class LinkTestsOnSqlite(ObjectsOnSqlite twin) : LinkContract(twin), IClassFixture<ObjectsOnSqlite>;

public sealed class LinkTestsOnPostgres(ObjectsOnPostgres twin) : LinkContract(twin), IClassFixture<ObjectsOnPostgres>;
