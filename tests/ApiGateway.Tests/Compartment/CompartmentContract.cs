using System.Net;
using System.Text.Json;
using Twin.Access;
using Twin.Fixtures;
using Twin.Objects;
using static Twin.Objects.ObjectsTwin;

namespace Twin.Compartment;

/// <summary>What a compartment officer does, through REST.</summary>
public abstract class CompartmentContract(WalkCommunity community)
{
    private const string Grid = "500103002001001";

    private TwinApi Officer => community.Accounts[Role.CompartmentOfficer];

    [Fact]
    public async Task A_record_is_created_read_changed_and_erased_with_its_history()
    {
        var path = await Create("special-person", $$"""{"name":"赵密","category":"released","area":"{{Grid}}","person":"p-1","phone":"13970001111","measures":["每月走访"]}""");

        var read = await Send(Officer, HttpMethod.Get, path);
        var stale = await Send(Officer, HttpMethod.Patch, path, """{"attention":"high"}""", "\"9\"");
        var blind = await Send(Officer, HttpMethod.Patch, path, """{"attention":"high"}""");
        var changed = await Send(Officer, HttpMethod.Patch, path, """{"attention":"high","phone":"13970002222"}""", read.Tag);
        var changes = (await Send(Officer, HttpMethod.Get, $"{path}/changes")).Body.GetProperty("items");

        Assert.Equal(("\"1\"", "139****1111"), (read.Tag, read.Body.GetProperty("attributes").GetProperty("phone").GetString()));
        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionRequired, "\"2\""), (stale.Status, blind.Status, changed.Tag));
        Assert.Equal(["edited", "created"], changes.EnumerateArray().Select(change => change.GetProperty("action").GetString()));
        Assert.Contains("139****2222", changes[0].GetRawText(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await Send(Officer, HttpMethod.Delete, path, ifMatch: changed.Tag)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(Officer, HttpMethod.Get, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(Officer, HttpMethod.Get, $"{path}/changes")).Status);
        Assert.Empty(await List("special-person?q=赵密"));
    }

    [Fact]
    public async Task A_register_is_filtered_searched_and_paged()
    {
        foreach (var i in Enumerable.Range(0, 5))
        {
            await Create("petition", $$"""{"title":"滨江路噪音 {{i}}","category":"complaint","status":"{{(i == 4 ? "closed" : "registered")}}","area":"{{(i == 0 ? "500103003" : Grid)}}"{{(i == 1 ? ""","person":"p-1" """ : "")}}}""");
        }

        Assert.Equal(["滨江路噪音 4", "滨江路噪音 3", "滨江路噪音 2", "滨江路噪音 1", "滨江路噪音 0"], await List("petition?q=滨江路&limit=2"));
        Assert.Equal(["滨江路噪音 4"], await List("petition?q=滨江路&status=closed"));
        Assert.Equal(["滨江路噪音 1"], await List("petition?q=噪音&person=p-1&category=complaint"));
        Assert.Equal(["滨江路噪音 0"], await List("petition?q=噪音&area=500103003"));
        Assert.Empty(await List("petition?q=噪音&area=500104"));
        Assert.Empty(await List("special-person?q=滨江路"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(Officer, HttpMethod.Get, "/compartment/petition?cursor=made-up")).Status);
    }

    [Theory]
    [InlineData("special-person", """{"name":"a","category":"released","area":"500104002"}""", "area")]
    [InlineData("special-person", """{"name":"a","category":"released","area":"5001"}""", "area")]
    [InlineData("special-person", """{"name":"a","category":"unknown","area":"500103002"}""", "category")]
    [InlineData("special-person", """{"name":"a","category":"released","area":"500103002","person":"p-2"}""", "person")]
    [InlineData("special-person", """{"name":"a","category":"released","area":"500103002","person":"p-3"}""", "person")]
    [InlineData("special-person", """{"name":"a","category":"released","area":"500103002","role":"administrator"}""", "role")]
    [InlineData("special-person", """{"name":"a","category":"released","area":"500103002","phone":"123"}""", "phone")]
    [InlineData("special-person", """{"category":"released","area":"500103002"}""", "name")]
    [InlineData("petition", """{"title":"a","category":"complaint","area":"500103002"}""", "status")]
    [InlineData("petition", """{"title":"a","category":"complaint","area":"500103002","status":"closed","receivedOn":"2026-02-01","dueOn":"2026-01-01"}""", "dueOn")]
    public async Task Create_names_the_field_at_fault(string register, string attributes, string field) =>
        Assert.Equal(field, (await Send(Officer, HttpMethod.Post, $"/compartment/{register}", attributes)).Fault.Field);

    [Fact]
    public async Task Every_look_is_on_record_by_a_name_that_says_nothing_of_the_record()
    {
        var path = await Create("petition", $$"""{"title":"审计线索","category":"report","status":"accepted","petitioner":"钱某","phone":"13970003333","area":"{{Grid}}"}""");
        var reference = (await Send(Officer, HttpMethod.Get, path)).Body.GetProperty("reference").GetString();
        await List("petition?q=审计线索");
        var revealed = await Send(Officer, HttpMethod.Post, $"{path}/reveal", """{"field":"phone","reason":"回访信访人"}""");

        var record = (await community.Accounts[Role.Auditor].Get($"/api/v1/audit?object=compartment/{reference}")).GetProperty("items").EnumerateArray()
            .Where(entry => entry.GetProperty("action").GetString() != "audit-read").ToList();

        Assert.Equal("13970003333", revealed.Body.GetProperty("value").GetString());
        Assert.Equal(["reveal", "read", "read", "create"], record.Select(entry => entry.GetProperty("action").GetString()));
        Assert.All(record, entry => Assert.False(string.IsNullOrEmpty(entry.GetProperty("reason").GetString())));
        var text = (await community.Accounts[Role.Auditor].Http.GetStringAsync("/api/v1/audit?limit=1000"))!;
        Assert.All((string[])["审计线索", "钱某", "13970003333", path.Split('/')[^1]], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    private async Task<string> Create(string register, string attributes)
    {
        var created = await Send(Officer, HttpMethod.Post, $"/compartment/{register}", attributes);
        Assert.True(created.Status == HttpStatusCode.Created, $"{(int)created.Status} {created.Body}");
        return $"/compartment/{register}/{created.Body.GetProperty("id").GetString()}";
    }

    /// <summary>The names or titles on all pages.</summary>
    private async Task<IReadOnlyList<string?>> List(string query)
    {
        var found = new List<string?>();
        var cursor = string.Empty;
        do
        {
            var page = await Officer.Get($"/api/v1/compartment/{query}{(cursor.Length == 0 ? string.Empty : $"&cursor={cursor}")}");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(Title));
            cursor = page.GetProperty("cursor").GetString();
        }
        while (cursor is not null);
        return found;
    }

    private static string? Title(JsonElement record)
    {
        var attributes = record.GetProperty("attributes");
        return (attributes.TryGetProperty("title", out var title) ? title : attributes.GetProperty("name")).GetString();
    }
}
