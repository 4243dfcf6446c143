using System.Net;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Objects;

/// <summary>What a model says of its fields holds in search, lists and summaries.</summary>
public abstract partial class ThingContract
{
    private const string Stall = """
        {
          "titles": { "zh": "早餐车", "en": "Stall" }, "title": "{name}", "place": ["grid"], "status": "state",
          "fields": [
            { "name": "name", "titles": { "zh": "名称", "en": "Name" }, "searchable": true },
            { "name": "licence", "titles": { "zh": "许可证", "en": "Licence" }, "searchable": true },
            { "name": "seats", "titles": { "zh": "座位", "en": "Seats" }, "reportable": true },
            { "name": "state", "titles": { "zh": "状态", "en": "State" }, "reportable": true },
            { "name": "note", "titles": { "zh": "备注", "en": "Note" } },
            { "name": "grid", "titles": { "zh": "网格", "en": "Grid" }, "link": { "kind": "grid" } }
          ],
          "schema": {
            "type": "object", "required": ["name"],
            "properties": { "name": {"type":"string"}, "licence": {"type":"string"}, "seats": {"type":"integer"}, "state": {"type":"string"}, "note": {"type":"string"}, "grid": {"type":"string"} }
          }
        }
        """;

    [Fact]
    public async Task The_fields_of_a_site_s_own_kind_are_searched_filtered_and_grouped_by()
    {
        Assert.Equal(HttpStatusCode.OK, (await Send(twin.Admin, HttpMethod.Put, "/models/stall", Stall)).Status);
        await twin.Put("/objects/stall/s-1", $$"""{"name":"李记早餐","licence":"JY-5001-77","seats":4,"state":"open","note":"藏在巷尾","grid":"{{Grid}}"}""");
        await twin.Put("/objects/stall/s-2", $$"""{"name":"王记早餐","licence":"JY-5001-78","seats":8,"state":"open","grid":"{{Grid}}"}""");
        await twin.Put("/objects/stall/s-3", $$"""{"name":"赵记早餐","licence":"JY-5001-79","seats":8,"state":"closed","grid":"{{Grid}}"}""");

        Assert.Equal("s-1", await Found("search?kind=stall&q=jy-5001-77"));
        Assert.Equal("s-1 s-2 s-3", await Found("search?kind=stall&q=早餐"));
        Assert.Equal("", await Found("search?kind=stall&q=巷尾"));
        Assert.Equal("s-2 s-3", await Found("objects?kind=stall&fact=seats=8"));
        Assert.Equal("s-1", await Found("objects?kind=stall&fact=seats<=5"));
        Assert.Equal("s-1 s-2", await Found("objects?kind=stall&status=open"));
        Assert.Equal("s-1", await Found("objects?kind=stall&fact=seats=4&q=李记"));
        Assert.Equal("8:2 4:1", await Groups("fact:seats"));
        Assert.Equal("open:2 closed:1", await Groups("status"));
    }

    [Fact]
    public async Task An_organisation_is_found_by_its_credit_code()
    {
        await twin.Put("/objects/enterprise/x-code", $$"""{"name":"代码商行","creditCode":"11320000MB151840XJ","grid":"{{Grid}}"}""");

        Assert.Equal("x-code", await Found("search?kind=enterprise&q=11320000mb151840xj"));
        Assert.Equal("x-code", await Found("search/suggest?kind=enterprise&q=11320000MB"));
    }

    private async Task<string> Found(string query) =>
        string.Join(' ', (await twin.Get($"/{query}")).Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).Order());

    private async Task<string> Groups(string by) => string.Join(' ', (await twin.Get($"/objects/summary?kind=stall&by={by}")).Body.GetProperty("groups").EnumerateArray()
        .Select(group => $"{group.GetProperty("value").GetString()}:{group.GetProperty("count").GetInt32()}"));
}
