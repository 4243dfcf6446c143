using System.Net;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Objects;

namespace Twin.Places;

/// <summary>Buildings, rooms, estates and the tree of areas through REST.</summary>
public abstract class BuildingContract(PlacesTwin twin)
{
    [Fact]
    public async Task A_building_without_a_grid_is_placed_by_its_location()
    {
        await twin.Admin.ImportAll("""{"kind":"building","id":"located","name":"9栋","units":1,"floors":2,"location":{"lon":106.572,"lat":29.555}}""");

        var building = await twin.Admin.Get("/api/v1/buildings/located");

        Assert.Equal((PlacesTwin.West, PlacesTwin.MicroWest), (Text(building, "grid"), Text(building, "area")));
    }

    [Theory]
    [InlineData("""{"kind":"building","id":"x","name":"9栋","units":1,"floors":2,"location":{"lon":1,"lat":1}}""", "location")]
    [InlineData("""{"kind":"building","id":"x","name":"9栋","units":1,"floors":2,"location":{"lon":1,"lat":91}}""", "location")]
    [InlineData("""{"kind":"building","id":"x","name":"9栋","units":0,"floors":2,"grid":"500103002001001"}""", "units")]
    [InlineData("""{"kind":"building","id":"x","name":"9栋","units":1,"floors":2,"grid":"500103002001001","estate":"nowhere"}""", "estate")]
    [InlineData("""{"kind":"estate","id":"x","name":"小区","community":"500103002009"}""", "community")]
    [InlineData("""{"kind":"estate","id":"x","name":"小区","community":"500103002001","propertyCompany":"nobody"}""", "propertyCompany")]
    [InlineData("""{"kind":"room","id":"other","building":"b-3","unit":1,"floor":1,"number":"101"}""", "id")]
    public async Task Import_says_what_is_wrong_with_a_place(string line, string field) =>
        Assert.Equal(("failed", field), (Text(Assert.Single(await twin.Admin.Import(line)), "status"), Text(Assert.Single(await twin.Admin.Import(line)), "field")));

    [Fact]
    public async Task The_matrix_shows_every_floor_with_its_homes_labels_and_alarms()
    {
        await twin.Admin.ImportAll(
            """{"kind":"estate","id":"estate-1","name":"领事苑","community":"500103002001","grid":"500103002001001"}""",
            """{"kind":"building","id":"b-5","name":"5栋","grid":"500103002001001","units":2,"floors":5,"basements":1,"skippedFloors":[4],"roomsPerFloor":2,"estate":"estate-1"}""",
            """{"kind":"household","id":"h-5-2-501","building":"b-5","unit":2,"floor":5,"room":"501"}""",
            """{"kind":"person","id":"p-5","name":"王芳","household":"h-5-2-501","labels":["living-alone"]}""",
            SampleCommunity.Device("smoke-5", "smoke", "b-5", "h-5-2-501"));

        var matrix = await EventuallyLabelled("/api/v1/buildings/b-5/matrix");

        var floors = matrix.GetProperty("floors").EnumerateArray().ToList();
        Assert.Equal([5, 3, 2, 1, -1], floors.Select(floor => floor.GetProperty("floor").GetInt32()));
        Assert.All(floors, floor => Assert.Equal(4, floor.GetProperty("cells").GetArrayLength()));
        Assert.Equal(["5-1-501", "5-1-502", "5-2-501", "5-2-502"], floors[0].GetProperty("cells").EnumerateArray().Select(cell => Text(cell, "label")));
        var home = floors[0].GetProperty("cells")[2];
        Assert.Equal(("b-5:2:501", "normal", true), (Text(home, "room"), Text(home, "condition"), home.GetProperty("known").GetBoolean()));
        Assert.Equal(["h-5-2-501"], home.GetProperty("households").EnumerateArray().Select(id => id.GetString()));
        Assert.False(floors[0].GetProperty("cells")[0].GetProperty("known").GetBoolean());
    }

    [Fact]
    public async Task An_estate_is_linked_to_the_company_that_looks_after_it()
    {
        await Put("property-company/pc-1", """{"name":"安居物业","creditCode":"91350100M000100Y43","grid":"500103002001001"}""");
        await twin.Admin.ImportAll("""{"kind":"estate","id":"estate-2","name":"安居苑","community":"500103002001","propertyCompany":"pc-1"}""");

        var links = await twin.Admin.Get("/api/v1/objects/property-company/pc-1/links?direction=in");

        var link = Assert.Single(links.GetProperty("items").EnumerateArray());
        Assert.Equal(("property-company", "estate-2", "安居苑"), (Text(link, "relation"), Text(link.GetProperty("other"), "id"), Text(link.GetProperty("other"), "title")));
        Assert.Equal("pc-1", Text(await twin.Admin.Get("/api/v1/estates/estate-2"), "propertyCompany"));
    }

    [Fact]
    public async Task A_home_makes_its_room_and_the_room_shows_who_and_what_is_there()
    {
        await twin.Admin.ImportAll(
            """{"kind":"building","id":"b-6","name":"6栋","grid":"500103002001001","units":1,"floors":5}""",
            """{"kind":"household","id":"h-6","building":"b-6","unit":1,"floor":3,"room":"301"}""",
            """{"kind":"person","id":"p-6","name":"李娜","household":"h-6"}""",
            SampleCommunity.Device("smoke-6", "smoke", "b-6", "h-6"));
        await Put("vehicle/v-6", """{"plate":"渝A66666","owner":"p-6","grid":"500103002001001"}""");
        await Put("bill/bill-6-1", """{"item":"物业费","household":"h-6","amount":182.5,"period":"2026-10","due":"2026-11-10","status":"paid"}""");
        await Put("bill/bill-6-2", """{"item":"物业费","household":"h-6","amount":182.5,"period":"2026-11","due":"2026-12-10","status":"unpaid"}""");
        var reported = await twin.Admin.Post("/api/v1/cases", new { household = "h-6", text = "楼道堆物" });

        var page = await twin.Admin.Get("/api/v1/rooms/b-6:1:301");

        Assert.Equal(("6-1-301", 3), (Text(page.GetProperty("room"), "label"), page.GetProperty("room").GetProperty("floor").GetInt32()));
        Assert.Equal(
            ["h-6", "p-6", "v-6", "smoke-6", Text(reported, "id")],
            ((string[])["households", "people", "vehicles", "devices", "cases"]).Select(part => Text(Assert.Single(page.GetProperty(part).EnumerateArray()), "id")));
        Assert.Equal(
            ["bill-6-2 物业费 2026-11 unpaid 182.5", "bill-6-1 物业费 2026-10 paid 182.5"],
            page.GetProperty("bills").EnumerateArray().Select(bill => $"{Text(bill, "id")} {Text(bill, "title")} {Text(bill, "status")} {Text(bill.GetProperty("facts"), "amount")}"));
    }

    [Fact]
    public async Task What_lies_in_a_building_follows_it_into_another_grid()
    {
        await twin.Admin.ImportAll(
            """{"kind":"building","id":"b-7","name":"7栋","grid":"500103002001001","units":1,"floors":5}""",
            """{"kind":"household","id":"h-7","building":"b-7","unit":1,"floor":3,"room":"301"}""",
            """{"kind":"person","id":"p-7","name":"李娜","household":"h-7"}""",
            SampleCommunity.Device("smoke-7", "smoke", "b-7", "h-7"));
        await Put("elevator/lift-7", """{"name":"7栋电梯","grid":"500103002001001","building":"b-7"}""");
        await Put("bill/bill-7", """{"item":"物业费","household":"h-7","amount":100,"period":"2026-11","status":"unpaid"}""");
        await Eventually.Async(async () => (await twin.Admin.Get("/api/v1/households/h-7")).GetProperty("members").GetArrayLength() == 1, "the home knows who lives there");

        await twin.Admin.ImportAll("""{"kind":"building","id":"b-7","name":"7栋","grid":"500103002001002","units":1,"floors":5}""");

        foreach (var path in (string[])["households/h-7", "people/p-7", "devices/smoke-7", "objects/elevator/lift-7", "objects/bill/bill-7"])
        {
            await Eventually.Async(async () => Text(await twin.Admin.Get($"/api/v1/{path}"), "area") == PlacesTwin.East, $"{path} lies in the other grid");
        }

        Assert.Equal(PlacesTwin.East, Text((await twin.Admin.Get("/api/v1/rooms/b-7:1:301")).GetProperty("room"), "area"));
    }

    [Fact]
    public async Task What_lies_in_a_building_is_found_under_its_new_name()
    {
        await twin.Admin.ImportAll(
            """{"kind":"building","id":"c9-b1","name":"31栋","grid":"500103002001001","units":1,"floors":5}""",
            """{"kind":"household","id":"h-31","building":"c9-b1","unit":1,"floor":3,"room":"301"}""",
            """{"kind":"room","id":"c9-b1:1:401","building":"c9-b1","unit":1,"floor":4,"number":"401"}""");

        await twin.Admin.ImportAll("""{"kind":"building","id":"c9-b1","name":"47栋","grid":"500103002001001","units":1,"floors":5}""");

        await Eventually.Async(async () => await Found("47-1-401") == "room/c9-b1:1:401", "the empty room goes by the new name");
        await Eventually.Async(async () => await Found("47栋1单元301") == "household/h-31 room/c9-b1:1:301", "the home and its room go by the new name");
        Assert.Equal(("47-1-401", ""), (Text((await twin.Admin.Get("/api/v1/rooms/c9-b1:1:401")).GetProperty("room"), "label"), await Found("31-1-401")));
        Assert.Equal("", await Found("31-1-301"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?area=500103")]
    [InlineData("?area=500103002001")]
    [InlineData("?area=500103002001001")]
    public async Task The_children_of_an_area_add_up_to_it(string area)
    {
        await twin.Admin.ImportAll(
            """{"kind":"building","id":"b-8","name":"8栋","units":1,"floors":5,"location":{"lon":106.572,"lat":29.555}}""",
            """{"kind":"estate","id":"estate-8","name":"领事苑","community":"500103002001"}""",
            """{"kind":"household","id":"h-8","building":"b-8","unit":1,"floor":3,"room":"301"}""");

        var tree = await twin.Admin.Get($"/api/v1/places/tree{area}");

        var total = Counts(tree.GetProperty("total"));
        var parts = tree.GetProperty("children").EnumerateArray().Select(child => child.GetProperty("counts")).Append(tree.GetProperty("elsewhere")).SelectMany(Counts);
        Assert.NotEmpty(tree.GetProperty("children").EnumerateArray());
        Assert.True(total["household"] >= 1 && total["building"] >= 1);
        Assert.Equal(total, parts.GroupBy(part => part.Key).ToDictionary(part => part.Key, part => part.Sum(count => count.Value)));
    }

    [Fact]
    public async Task The_tree_refuses_what_is_no_area() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await twin.Admin.Http.GetAsync("/api/v1/places/tree?area=5001")).StatusCode);

    private async Task<JsonElement> EventuallyLabelled(string path)
    {
        JsonElement matrix = default;
        await Eventually.Async(
            async () => (matrix = await twin.Admin.Get(path)).GetRawText().Contains("living-alone", StringComparison.Ordinal),
            $"{path} shows who lives alone");
        return matrix;
    }

    private async Task<string> Found(string address) => string.Join(' ', (await twin.Admin.Get($"/api/v1/search?q={Uri.EscapeDataString(address)}"))
        .GetProperty("items").EnumerateArray().Select(item => $"{Text(item, "kind")}/{Text(item, "id")}").Order());

    private async Task Put(string key, string attributes)
    {
        var answer = await ObjectsTwin.Send(twin.Admin, HttpMethod.Put, $"/objects/{key}", attributes);
        Assert.True(answer.Status == HttpStatusCode.OK, $"PUT {key}: {(int)answer.Status} {answer.Body}");
    }

    private static Dictionary<string, long> Counts(JsonElement counts) => counts.EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt64());

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}

public sealed class BuildingsOnSqlite(PlacesOnSqlite twin) : BuildingContract(twin), IClassFixture<PlacesOnSqlite>;

public sealed class BuildingsOnPostgres(PlacesOnPostgres twin) : BuildingContract(twin), IClassFixture<PlacesOnPostgres>;
