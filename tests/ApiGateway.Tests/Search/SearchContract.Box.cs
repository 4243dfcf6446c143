using System.Text.Json;
using Twin.Fixtures;
using Twin.Objects;

namespace Twin.Search;

/// <summary>The one box, as staff type into it.</summary>
public abstract partial class SearchContract
{
    private const string Box = "500103002001001";

    [Fact]
    public async Task Whatever_people_type_finds_what_they_mean()
    {
        await Furnish();
        using var reader = await twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        foreach (var (text, key) in ((string, string)[])
        [
            ("单雄信", "person/p-box-1"), ("單雄信", "person/p-box-1"), ("雄信", "person/p-box-1"), ("sxx", "person/p-box-1"), ("shanxiong", "person/p-box-1"),
            ("13977665544", "person/p-box-1"), ("5544", "person/p-box-1"), ("999999194403071230", "person/p-box-1"), ("1230", "person/p-box-1"), ("p-box-1", "person/p-box-1"),
            ("77-1-302", "household/h-box-1"), ("77栋1单元302", "household/h-box-1"), ("七十七栋一单元302室", "household/h-box-1"), ("７７＃１－３０２", "household/h-box-1"), ("77-302", "household/h-box-1"),
            ("999999440307123", "person/p-box-1"), ("E88776655", "person/p-box-2"), ("６６５５", "person/p-box-2"), ("h12345678", "person/p-box-3"), ("HK-2024-07", "person/p-box-4"),
            ("88-1-501", "household/h-box-2"), ("88栋1单元501", "household/h-box-2"), ("88栋1单元501", "room/c1-b9:1:501"), ("c1-b9:1:501", "room/c1-b9:1:501"), ("88-1-602", "room/c1-b9:1:602"),
            ("渝A7F551", "vehicle/v-box-1"), ("F551", "vehicle/v-box-1"), ("box-smoke", "device/box-smoke"),
        ])
        {
            Assert.Contains(key, Keys(await Get(reader, $"/search?q={Uri.EscapeDataString(text)}")));
            Assert.Contains(key, Keys(await Get(reader, $"/search/suggest?q={Uri.EscapeDataString(text)}")));
        }
    }

    [Fact]
    public async Task A_home_is_found_by_what_its_building_is_called_and_not_by_the_building_s_code()
    {
        await Furnish();

        var named = await Get(twin.Admin, "/search?q=88-1-501&kind=household");

        Assert.Equal("88栋 1-501", Assert.Single(named.GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
        Assert.DoesNotContain("household/h-box-2", Keys(await Get(twin.Admin, "/search?q=1-1-501&limit=200")));
        Assert.DoesNotContain("person/p-box-2", Keys(await Get(twin.Admin, "/search?q=E8877665&limit=200")));
    }

    [Fact]
    public async Task Hits_come_best_first_marked_counted_by_kind_and_page_by_page()
    {
        await Furnish();
        using var reader = await twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);

        var all = await Get(reader, "/search?q=望江");
        var marked = all.GetProperty("items").EnumerateArray().Select(static hit =>
        {
            var range = hit.GetProperty("highlights")[0];
            return (hit.GetProperty("match").GetString(), hit.GetProperty("title").GetString()!.Substring(range.GetProperty("start").GetInt32(), range.GetProperty("length").GetInt32()));
        }).ToList();
        Assert.Equal([("exact", "望江"), ("prefix", "望江"), ("substring", "望江")], marked);
        Assert.Equal([("fitness-site", 2), ("person", 1)], Kinds(all));
        Assert.Equal([("fitness-site", 2), ("person", 1)], Kinds(await Get(reader, "/search?q=望江&kind=person")));
        Assert.Equal(["person/p-box-2"], Keys(await Get(reader, "/search?q=望江&label=low-income")));

        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Get(reader, $"/search?q=望江&limit=1{(cursor is null ? string.Empty : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            paged.AddRange(Keys(page));
            cursor = page.GetProperty("cursor").GetString();
        }
        while (cursor is not null);
        Assert.Equal(Keys(all), paged);
    }

    private async Task Furnish()
    {
        await twin.Admin.ImportAll(
            SampleCommunity.Building("b-77", "77栋"),
            """{"kind":"household","id":"h-box-1","building":"b-77","unit":1,"floor":3,"room":"302"}""",
            """{"kind":"person","id":"p-box-1","name":"单雄信","idNumber":"999999194403071230","phone":"13977665544","household":"h-box-1"}""",
            """{"kind":"person","id":"p-box-2","name":"望江","household":"h-box-1","labels":["low-income"],"document":{"type":"passport","number":"E88776655"}}""",
            """{"kind":"person","id":"p-box-3","name":"郑安","household":"h-box-1","document":{"type":"hk-macao-permit","number":"H12345678"}}""",
            """{"kind":"person","id":"p-box-4","name":"郑宁","household":"h-box-1","document":{"type":"other","number":"HK-2024-07"}}""",
            SampleCommunity.Building("c1-b9", "88栋"),
            """{"kind":"household","id":"h-box-2","building":"c1-b9","unit":1,"floor":5,"room":"501"}""",
            """{"kind":"room","id":"c1-b9:1:602","building":"c1-b9","unit":1,"floor":6,"number":"602"}""",
            SampleCommunity.Device("box-smoke", "smoke", "b-77", "h-box-1"));
        await Put("/objects/vehicle/v-box-1", $$"""{"plate":"渝A7F551","grid":"{{Box}}"}""");
        await Put("/objects/fitness-site/e-box-1", $$"""{"name":"望江步道","grid":"{{Box}}"}""");
        await Put("/objects/fitness-site/e-box-2", $$"""{"name":"新望江球场","grid":"{{Box}}"}""");
    }

    private static IEnumerable<string> Keys(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(static item => $"{item.GetProperty("kind").GetString()}/{item.GetProperty("id").GetString()}").ToList();

    private static IEnumerable<(string?, int)> Kinds(JsonElement page) =>
        page.GetProperty("kinds").EnumerateArray().Select(static kind => (kind.GetProperty("value").GetString(), kind.GetProperty("count").GetInt32())).ToList();
}
