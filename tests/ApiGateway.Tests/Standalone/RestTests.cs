using System.Net;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Standalone;

public sealed class RestTests(StandaloneTwin twin) : IClassFixture<StandaloneTwin>
{
    [Theory]
    [InlineData("")]
    [InlineData("building=b-3")]
    [InlineData("grid=500103002001001")]
    [InlineData("household=h-3-2-501")]
    [InlineData("assignee=w-001&category=fire")]
    [InlineData("device=smoke-0001&building=b-3&status=dispatched&limit=1")]
    public async Task Cases_are_found_by_what_they_are_linked_to(string filter)
    {
        var page = await twin.Admin.Get($"/api/v1/cases?{filter}");

        var item = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal(1, page.GetProperty("total").GetInt32());
        Assert.Equal(
            (twin.Case, "fire", "dispatched", "critical", "w-001", "smoke-0001", "b-3", SampleCommunity.Grid),
            (Text(item, "id"), Text(item, "category"), Text(item, "status"), Text(item, "severity"), Text(item, "assignee"), Text(item, "device"), Text(item, "building"), Text(item, "area")));
        Assert.EndsWith("Z", Text(item, "due"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("device=smoke-0002")]
    [InlineData("category=gas")]
    [InlineData("assignee=w-002")]
    [InlineData("status=closed")]
    public async Task Cases_that_do_not_match_are_left_out(string filter) =>
        Assert.Equal(0, (await twin.Admin.Get($"/api/v1/cases?{filter}")).GetProperty("total").GetInt32());

    [Theory]
    [InlineData("/api/v1/communities/500103002001", "\"name\":\"领事巷社区\"")]
    [InlineData("/api/v1/grids/500103002001001", "\"roster\":[\"w-001\"]")]
    [InlineData("/api/v1/buildings/b-3", "\"kind\":\"fire\"")]
    [InlineData("/api/v1/households/h-3-2-501", "\"vulnerability\":[\"elderly\",\"living-alone\"]")]
    [InlineData("/api/v1/people/p-0001", "\"idNumber\":\"110105********002X\"")]
    [InlineData("/api/v1/people/p-0001", "\"phone\":\"138****5678\"")]
    [InlineData("/api/v1/grid-workers/w-001", "\"load\":1")]
    [InlineData("/api/v1/devices/smoke-0001", "\"condition\":\"alarm\"")]
    [InlineData("/api/v1/profiles/smoke", "\"interval\":\"")]
    [InlineData("/api/v1/devices/smoke-0001/history?metric=smoke.obscuration&step=1m", "\"max\":0.15")]
    [InlineData("/api/v1/search?q=李娜", "\"title\":\"李娜\"")]
    [InlineData("/api/v1/dead-letters", "\"items\":[]")]
    public async Task Objects_are_shown_as_they_are_now(string path, string holds) =>
        await Eventually.Async(
            async () => (await twin.Admin.Get(path)).GetRawText().Contains(holds, StringComparison.Ordinal),
            $"GET {path} shows {holds}");

    [Fact]
    public async Task A_worker_of_another_grid_finds_nothing_of_this_one()
    {
        using var stranger = await twin.Host.SignIn("wangfang", SampleCommunity.WorkerPassword);

        foreach (var path in (string[])
            [$"cases/{twin.Case}", "devices/smoke-0001", "buildings/b-3", "households/h-3-2-501", "people/p-0001", "grids/500103002001001", "grid-workers/w-001"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/api/v1/{path}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.PostAsync($"/api/v1/cases/{twin.Case}/sign", content: null)).StatusCode);
        Assert.Equal(0, (await stranger.Get("/api/v1/search?q=李娜")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await stranger.Get("/api/v1/cases")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await stranger.Get("/api/v1/me/inbox")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Http.GetAsync("/api/v1/dead-letters")).StatusCode);
    }

    [Fact]
    public async Task Import_of_the_same_lines_changes_nothing()
    {
        var first = await twin.Admin.Import(SampleCommunity.Lines);
        var second = await twin.Admin.Import(SampleCommunity.Lines);

        Assert.Equal(first.Select(result => result.GetRawText()), second.Select(result => result.GetRawText()));
        Assert.All(second, result => Assert.Equal("ok", Text(result, "status")));
    }

    [Theory]
    [InlineData("""{"kind":"community","id":"12","name":"a"}""", "id")]
    [InlineData("""{"kind":"grid","id":"500103009001001","name":"a","community":"500103009001"}""", "community")]
    [InlineData("""{"kind":"building","id":"b-9","name":"9栋","grid":"500103002001009","units":1,"floors":1}""", "grid")]
    [InlineData("""{"kind":"household","id":"h-9","building":"b-3","unit":9,"floor":1,"room":"101"}""", "unit")]
    [InlineData("""{"kind":"person","id":"p-9","name":"王明","idNumber":"110105194912310021"}""", "idNumber")]
    [InlineData("""{"kind":"person","id":"p-9","name":"王明","phone":"12345"}""", "phone")]
    [InlineData("""{"kind":"device","id":"d-9","profile":"none","building":"b-3"}""", "profile")]
    [InlineData("""{"kind":"grid-worker","id":"w-9","name":"李明","grids":[]}""", "grids")]
    [InlineData("""{"kind":"grid-worker","id":"w-9","name":"李明","grids":["500103002001001"],"userName":"zhangwei","password":"another password"}""", "userName")]
    [InlineData("""{"kind":"account","id":"liming","role":"supervisor"}""", "password")]
    [InlineData("""{"kind":"account","id":"liming","role":"supervisor","password":"liming123"}""", "password")]
    public async Task Import_names_the_field_that_a_grain_refuses(string line, string field)
    {
        var results = await twin.Admin.Import(line, SampleCommunity.Lines[0]);

        Assert.Equal(("failed", field), (Text(results[0], "status"), Text(results[0], "field")));
        Assert.Equal("ok", Text(results[1], "status"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","password":"liming123" """)]
    public async Task Import_of_a_line_that_fails_leaves_nothing_behind(string password)
    {
        var line = Assert.Single(await twin.Admin.Import(
            $$"""{"kind":"grid-worker","id":"w-8","name":"李明","grids":["500103002001001"],"onDuty":true,"userName":"liming"{{password}}}"""));

        Assert.Equal("password", Text(line, "field"));
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Admin.Http.GetAsync("/api/v1/grid-workers/w-8")).StatusCode);
    }

    [Fact]
    public async Task A_profile_can_be_taken_out_and_put_back()
    {
        var profile = await twin.Admin.Get("/api/v1/profiles/bin");

        var result = Assert.Single(await twin.Admin.Import($$"""{"kind":"profile",{{profile.GetRawText()[1..]}}"""));

        Assert.Equal("ok", Text(result, "status"));
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
