using System.Net;
using System.Text.Json;

namespace Twin.Search;

/// <summary>What is too much to ask.</summary>
public abstract partial class SearchContract
{
    [Theory]
    [InlineData("search")]
    [InlineData("search/suggest")]
    [InlineData("objects")]
    [InlineData("objects/count")]
    public async Task A_text_longer_than_anybody_types_is_refused_by_name(string route)
    {
        using var longest = await twin.Admin.Http.GetAsync($"/api/v1/{route}?q={new string('a', 200)}");
        using var tooLong = await twin.Admin.Http.GetAsync($"/api/v1/{route}?q={new string('a', 201)}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (longest.StatusCode, tooLong.StatusCode));
        using var fault = JsonDocument.Parse(await tooLong.Content.ReadAsStringAsync());
        Assert.True(fault.RootElement.GetProperty("errors").TryGetProperty("q", out _));
    }
}
