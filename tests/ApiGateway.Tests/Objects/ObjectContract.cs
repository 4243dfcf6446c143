using System.Net;
using System.Text.Json;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Objects;

/// <summary>Any object through REST: created, read, changed, deleted, restored, and what was done to it.</summary>
public abstract partial class ObjectContract(ObjectsTwin twin)
{
    private const string Person = """{"name":"王明","phone":"13900001111","household":"h-3-2-501"}""";

    [Fact]
    public async Task An_object_lives_through_its_whole_life()
    {
        const string path = "/objects/person/p-100";
        var created = await Send(twin.Admin, HttpMethod.Put, path, Person, ifNoneMatch: "*");
        var read = await twin.Get(path);
        var patched = await Send(twin.Admin, HttpMethod.Patch, path, """{"name":"王小明","household":null}""", read.Tag);
        var changed = await twin.Get(path);

        Assert.Equal((HttpStatusCode.OK, "\"1\"", 1), (created.Status, created.Tag, created.Body.GetProperty("revision").GetInt64()));
        Assert.Equal("\"1\"", read.Tag);
        Assert.Equal("""{"name":"王明","phone":"139****1111","household":"h-3-2-501","labels":[]}""", read.Body.GetProperty("attributes").GetRawText());
        Assert.Equal("\"2\"", patched.Tag);
        Assert.Equal("王小明", changed.Body.GetProperty("attributes").GetProperty("name").GetString());

        var deleted = await Send(twin.Admin, HttpMethod.Delete, path, ifMatch: changed.Tag);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (deleted.Status, (await twin.Get(path)).Status));
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Get($"{path}/changes")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Send(twin.Admin, HttpMethod.Put, path, Person)).Status);
        Assert.Equal(0, await Found("王小明"));

        var restored = await Send(twin.Admin, HttpMethod.Post, $"{path}/restore");
        Assert.Equal((HttpStatusCode.OK, 1), (restored.Status, await Found("王小明")));
        Assert.Equal(restored.Tag, (await twin.Get(path)).Tag);
    }

    [Fact]
    public async Task Changes_say_who_did_what_and_show_nothing_sensitive()
    {
        const string path = "/objects/person/p-101";
        await twin.Put(path, """{"name":"张三","phone":"13800001111"}""");
        await Send(twin.Admin, HttpMethod.Patch, path, """{"name":"张山","phone":"13800002222"}""", "\"1\"");
        await Send(twin.Admin, HttpMethod.Delete, path, ifMatch: "\"2\"");
        await Send(twin.Admin, HttpMethod.Post, $"{path}/restore");

        var first = (await twin.Get($"{path}/changes?limit=3")).Body;
        var second = (await twin.Get($"{path}/changes?limit=3&cursor={first.GetProperty("cursor").GetString()}")).Body;

        var changes = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).ToList();
        Assert.Equal(["restored", "deleted", "edited", "created"], changes.Select(change => change.GetProperty("action").GetString()));
        Assert.Equal([4, 3, 2, 1], changes.Select(change => change.GetProperty("revision").GetInt32()));
        Assert.All(changes, change => Assert.Equal("admin", change.GetProperty("by").GetString()));
        Assert.Equal(
            """[{"field":"name","before":"张三","after":"张山"},{"field":"phone","before":"138****1111","after":"138****2222"}]""",
            changes[2].GetProperty("fields").GetRawText());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("cursor").ValueKind);
        Assert.True(changes[0].GetProperty("at").GetDateTimeOffset() >= changes[3].GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_change_says_which_revision_it_is_of()
    {
        const string path = "/objects/person/p-102";
        await twin.Put(path, Person);

        Assert.Equal((HttpStatusCode)428, (await Send(twin.Admin, HttpMethod.Patch, path, """{"name":"a"}""")).Status);
        Assert.Equal((HttpStatusCode)428, (await Send(twin.Admin, HttpMethod.Delete, path)).Status);
        foreach (var tag in (string[])["\"7\"", "W/\"1\"", "1", "*", "\"\"", "\"1\", \"2\"", "\"99999999999999999999\""])
        {
            Assert.Equal(HttpStatusCode.PreconditionFailed, (await Send(twin.Admin, HttpMethod.Patch, path, """{"name":"a"}""", tag)).Status);
            Assert.Equal(HttpStatusCode.PreconditionFailed, (await Send(twin.Admin, HttpMethod.Delete, path, ifMatch: tag)).Status);
            Assert.Equal(HttpStatusCode.PreconditionFailed, (await Send(twin.Admin, HttpMethod.Put, path, Person, tag)).Status);
        }

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Send(twin.Admin, HttpMethod.Put, path, Person, ifNoneMatch: "*")).Status);
        Assert.Equal("\"1\"", (await twin.Get(path)).Tag);
    }

    [Theory]
    [InlineData("""{"nmae":"a"}""", "nmae")]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("""{"name":5}""", "name")]
    [InlineData("""{"phone":"12345"}""", "phone")]
    [InlineData("""{"household":"h-none"}""", "household")]
    [InlineData("""{"revision":9}""", "revision")]
    [InlineData("[]", "body")]
    public async Task Patch_names_the_field_at_fault(string patch, string field)
    {
        const string path = "/objects/person/p-0001";
        var before = await twin.Get(path);

        var refused = await Send(twin.Admin, HttpMethod.Patch, path, patch, before.Tag);

        Assert.Equal((HttpStatusCode.BadRequest, field), (refused.Status, refused.Fault.Field));
        Assert.Equal(before.Tag, (await twin.Get(path)).Tag);
    }

    [Fact]
    public async Task Delete_says_what_hangs_on_the_object()
    {
        var building = await twin.Get("/objects/building/b-3");

        var refused = await Send(twin.Admin, HttpMethod.Delete, "/objects/building/b-3", ifMatch: building.Tag);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("household/h-3-2-501", refused.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person/a%2Fb")]
    [InlineData("person/a b")]
    [InlineData("person/李娜")]
    [InlineData("per%2Fson/a")]
    [InlineData("person/..%2Fp-0001")]
    public async Task An_id_that_names_nothing_is_not_found(string id)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Get($"/objects/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(twin.Admin, HttpMethod.Put, $"/objects/{id}", Person)).Status);
    }

    [Fact]
    public async Task What_lies_elsewhere_is_answered_as_if_it_were_not_there()
    {
        foreach (var kind in (string[])["person/p-0001", "household/h-3-2-501", "building/b-3"])
        {
            var path = $"/objects/{kind}";
            var absent = $"/objects/{kind.Split('/')[0]}/x-none";
            Assert.Equal(HttpStatusCode.NotFound, (await Send(twin.Stranger, HttpMethod.Get, path)).Status);
            Assert.Equal(
                (await Send(twin.Stranger, HttpMethod.Get, $"{absent}/changes")).Status,
                (await Send(twin.Stranger, HttpMethod.Get, $"{path}/changes")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Send(twin.Stranger, HttpMethod.Patch, "/objects/person/p-0001", "{}", "\"1\"")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(twin.Stranger, HttpMethod.Put, "/objects/person/p-0001", Person)).Status);
    }

    private async Task<int> Found(string text) => (await twin.Admin.Get($"/api/v1/search?q={text}&kind=person")).GetProperty("total").GetInt32();
}

public sealed class ObjectTestsOnSqlite(ObjectsOnSqlite twin) : ObjectContract(twin), IClassFixture<ObjectsOnSqlite>;

public sealed class ObjectTestsOnPostgres(ObjectsOnPostgres twin) : ObjectContract(twin), IClassFixture<ObjectsOnPostgres>;
