using System.Net;
using System.Text.Json;

namespace Twin.Places;

/// <summary>Areas and their boundaries through REST.</summary>
public abstract class AreaContract(PlacesTwin twin)
{
    [Theory]
    [InlineData("districts/500103", "渝中区", null, PlacesTwin.Street)]
    [InlineData("streets/500103002", "解放碑街道", PlacesTwin.District, PlacesTwin.Community)]
    [InlineData("communities/500103002001", "领事巷社区", PlacesTwin.Street, PlacesTwin.West)]
    [InlineData("micro-grids/50010300200100101", "微网格1", PlacesTwin.West, null)]
    public async Task An_area_shows_what_is_around_and_below_it(string path, string name, string? parent, string? firstChild)
    {
        var area = await twin.Admin.Get($"/api/v1/{path}");

        Assert.Equal(name, Text(area, "name"));
        Assert.Equal(parent, area.GetProperty("parent") is { ValueKind: JsonValueKind.Object } around ? Text(around, "id") : null);
        Assert.Equal(firstChild, Ids(area, "children").FirstOrDefault());
        Assert.Empty(area.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task A_grid_shows_its_boundary_and_micro_grids()
    {
        var grid = await twin.Admin.Get($"/api/v1/grids/{PlacesTwin.West}");

        Assert.Equal([PlacesTwin.MicroWest], Ids(grid, "microGrids"));
        Assert.Equal(PlacesTwin.Rectangle(106.57, 106.58), grid.GetProperty("boundary").GetRawText());
    }

    [Theory]
    [InlineData("lon=106.572&lat=29.555", "渝中区/解放碑街道/领事巷社区/第一网格/微网格1")]
    [InlineData("lon=106.58&lat=29.555", "渝中区/解放碑街道/领事巷社区/第一网格")]
    [InlineData("lon=106.585&lat=29.56", "渝中区/解放碑街道/领事巷社区/第二网格")]
    public async Task Locate_names_the_areas_from_the_district_down(string point, string names)
    {
        var place = await twin.Admin.Get($"/api/v1/places/locate?{point}");

        Assert.Equal(names, string.Join('/', place.GetProperty("chain").EnumerateArray().Select(area => Text(area, "name"))));
        Assert.Equal(place.GetProperty("chain").EnumerateArray().Last().GetProperty("id").GetString(), Text(place, "area"));
    }

    [Theory]
    [InlineData("lon=1&lat=1", HttpStatusCode.NotFound)]
    [InlineData("lon=29.55&lat=106.57", HttpStatusCode.BadRequest)]
    [InlineData("lon=NaN&lat=29", HttpStatusCode.BadRequest)]
    [InlineData("lon=106.57", HttpStatusCode.BadRequest)]
    [InlineData("lon=east&lat=29", HttpStatusCode.BadRequest)]
    public async Task Locate_refuses_what_lies_nowhere(string point, HttpStatusCode status) =>
        Assert.Equal(status, (await twin.Admin.Http.GetAsync($"/api/v1/places/locate?{point}")).StatusCode);

    [Fact]
    public async Task Locate_goes_by_every_edit_that_was_acknowledged()
    {
        for (var edit = 0; edit < 50; edit++)
        {
            var east = 106.70 + (edit * 0.001);
            await twin.Admin.ImportAll($$"""{"kind":"micro-grid","id":"50010300200100290","name":"微网格{{edit}}","boundary":{{PlacesTwin.Rectangle(106.69, east)}}}""");

            var place = await twin.Admin.Get($"/api/v1/places/locate?lon={east - 0.0005}&lat=29.555");
            Assert.Equal($"微网格{edit}", Text(place.GetProperty("chain").EnumerateArray().Last(), "name"));
        }
    }

    [Fact]
    public async Task An_outline_is_taken_back_and_an_area_leaves_the_map()
    {
        const string point = "/api/v1/places/locate?lon=107.005&lat=29.555";
        const string line = """{"kind":"micro-grid","id":"50010300200100291","name":"微网格91"}""";
        await twin.Admin.ImportAll($$"""{{line[..^1]}},"boundary":{{PlacesTwin.Rectangle(107, 107.01)}}}""");
        Assert.Equal("50010300200100291", Text(await twin.Admin.Get(point), "area"));

        await twin.Admin.ImportAll(line);

        Assert.Equal(HttpStatusCode.NotFound, (await twin.Admin.Http.GetAsync(point)).StatusCode);
    }

    [Fact]
    public async Task Boundaries_that_do_not_fit_are_taken_with_a_warning()
    {
        await twin.Admin.ImportAll($$"""{"kind":"micro-grid","id":"50010300200100292","name":"微网格92","boundary":{{PlacesTwin.Rectangle(106.589, 106.591)}}}""");

        var area = await twin.Admin.Get("/api/v1/micro-grids/50010300200100292");

        Assert.Equal(("outside-parent", PlacesTwin.East), (Text(area.GetProperty("warnings")[0], "kind"), Text(area.GetProperty("warnings")[0], "area")));
    }

    [Theory]
    [InlineData("""{"kind":"street","id":"50010","name":"a"}""", "id", "must be an area code of 9 digits")]
    [InlineData("""{"kind":"micro-grid","id":"50010300200100901","name":"a"}""", "id", "grid '500103002001009', whose code starts the micro-grid's, is not known")]
    [InlineData("""{"kind":"community","id":"500103002002","name":"a","boundary":{"type":"Polygon","coordinates":[[[106,29],[107,30],[107,29],[106,30],[106,29]]]}}""", "boundary", "crosses itself at [106.5, 29.5]")]
    [InlineData("""{"kind":"community","id":"500103002002","name":"a","boundary":"POLYGON((1 1))"}""", "boundary", "is not of the right type")]
    public async Task Import_says_what_is_wrong_with_an_area(string line, string field, string error)
    {
        var result = Assert.Single(await twin.Admin.Import(line));

        Assert.Equal(("failed", field, error), (Text(result, "status"), Text(result, "field"), Text(result, "error")));
    }

    [Fact]
    public async Task Import_of_the_same_boundaries_changes_nothing()
    {
        var first = await twin.Admin.Import(PlacesTwin.Lines);
        var second = await twin.Admin.Import(PlacesTwin.Lines);

        Assert.Equal(first.Select(result => result.GetRawText()), second.Select(result => result.GetRawText()));
    }

    private static IEnumerable<string?> Ids(JsonElement item, string name) => item.GetProperty(name).EnumerateArray().Select(area => Text(area, "id"));

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}

public sealed class AreasOnSqlite(PlacesOnSqlite twin) : AreaContract(twin), IClassFixture<PlacesOnSqlite>;

public sealed class AreasOnPostgres(PlacesOnPostgres twin) : AreaContract(twin), IClassFixture<PlacesOnPostgres>;
