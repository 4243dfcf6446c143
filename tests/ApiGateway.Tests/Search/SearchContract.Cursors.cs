using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Search;

/// <summary>A page goes on where the page before it ended, and nowhere else.</summary>
public abstract partial class SearchContract
{
    [Theory]
    [InlineData("search?q=3栋")]
    [InlineData("objects?kind=person&sort=-title")]
    [InlineData("objects/person/p-0001/changes?limit=1")]
    [InlineData("objects/person/p-0001/links?direction=in")]
    [InlineData("duplicates?kind=person")]
    [InlineData("import-conflicts?kind=person")]
    [InlineData("imports?limit=1")]
    [InlineData("imports/i-none/rows?status=failed")]
    [InlineData("exports?limit=1")]
    [InlineData("cases?limit=1")]
    [InlineData("device-care?limit=1")]
    [InlineData("notices?limit=1")]
    [InlineData("activities?limit=1")]
    [InlineData("visits?limit=1")]
    [InlineData("visit-plans?limit=1")]
    [InlineData("requests?limit=1", false)]
    public async Task A_cursor_of_another_query_is_refused(string list, bool asAdmin = true)
    {
        using var reader = asAdmin ? null : await twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        var foreign = (await Get(twin.Admin, "/objects?limit=1&sort=title")).GetProperty("cursor").GetString()!;

        foreach (var cursor in (string[])[Uri.EscapeDataString(foreign), "1"])
        {
            using var answer = await (reader ?? twin.Admin).Http.GetAsync($"/api/v1/{list}&cursor={cursor}");

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("cursor", out _), list);
        }
    }

    [Fact]
    public async Task The_cursor_of_one_object_s_changes_is_none_of_another_s()
    {
        foreach (var person in (string[])["p-cursor-1", "p-cursor-2"])
        {
            await Put($"/objects/person/{person}", """{"name":"一"}""");
            await Put($"/objects/person/{person}", """{"name":"二"}""");
        }

        var cursor = (await Get(twin.Admin, "/objects/person/p-cursor-1/changes?limit=1")).GetProperty("cursor").GetString();
        var rest = await Get(twin.Admin, $"/objects/person/p-cursor-1/changes?limit=1&cursor={cursor}");
        using var other = await twin.Admin.Http.GetAsync($"/api/v1/objects/person/p-cursor-2/changes?limit=1&cursor={cursor}");

        Assert.Equal("created", Assert.Single(rest.GetProperty("items").EnumerateArray()).GetProperty("action").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Theory]
    [InlineData("sort=title")]
    [InlineData("sort=-title")]
    [InlineData("sort=fact:missing")]
    [InlineData("sort=-changed")]
    public async Task A_sorted_list_comes_page_by_page_as_it_comes_whole(string sort)
    {
        await Furnish();
        const string people = "/objects?kind=person&q=p-box";
        var whole = await Get(twin.Admin, $"{people}&{sort}");

        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Get(twin.Admin, $"{people}&{sort}&limit=1{(cursor is null ? string.Empty : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            paged.AddRange(Ids(page));
            cursor = page.GetProperty("cursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(4, paged.Count);
        Assert.Equal(Ids(whole), paged);
        var titles = whole.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("title").GetString()!).ToList();
        Assert.Equal(
            sort switch { "sort=title" => titles.Order(StringComparer.Ordinal), "sort=-title" => titles.OrderDescending(StringComparer.Ordinal), _ => titles },
            titles);
    }
}
