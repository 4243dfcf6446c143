using System.Net;
using System.Text.Json;
using CsCheck;
using Twin.Fixtures;
using Twin.Objects;
using Twin.Standalone;

namespace Twin.Search;

/// <summary>Search and lists through REST.</summary>
public abstract partial class SearchContract(TwinOnEngine twin)
{
    private const string Password = "a-company-password-for-tests";

    private static readonly string[] Texts = ["", "李", "小", "李小", "lxn", "na", "5678", "3-2-501", "501", "3栋", "smoke", "烟", "领事巷"];

    private static readonly string[] Conditions =
    [
        "kind=person", "kind=household", "kind=device", "area=500103002001", "area=500103002001001", "label=elderly", "label=rented", "status=deceased",
        "status=normal", "fact=missing=education", "fact=hazardGrade=major", "fact=use=rented", "link=building/b-3", "link=household/h-3-2-501",
    ];

    [Fact]
    public async Task An_edit_is_found_by_the_very_next_search()
    {
        using var reader = await twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async person =>
        {
            var path = $"/objects/person/p-edited-{person}";
            await Put(path, """{"name":"零","household":"h-3-2-501"}""");
            for (var edit = 1; edit <= 250; edit++)
            {
                var name = $"欧阳{(char)('一' + (person * 1_000) + edit)}";
                var edited = await ObjectsTwin.Send(twin.Admin, HttpMethod.Patch, path, $$"""{"name":"{{name}}"}""", $"\"{edit}\"");
                Assert.Equal(HttpStatusCode.OK, edited.Status);
                Assert.Equal([$"p-edited-{person}"], Ids(await Get(reader, $"/search?q={name}")));
            }

            Assert.Empty(Ids(await Get(reader, $"/search?q=欧阳{(char)('一' + (person * 1_000) + 1)}")));
        }));
    }

    [Fact]
    public async Task List_count_summary_and_search_agree_whatever_is_asked()
    {
        using var reader = await twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        var filters = Gen.Select(Gen.Int[0, Texts.Length - 1], Gen.Shuffle(Conditions, 0, 3), static (text, conditions) => (Texts[text], conditions)).Array[40].Single(static _ => true, "0N0XIzNsQ0O2");

        foreach (var (text, conditions) in filters)
        {
            var filter = string.Join('&', [$"q={text}", .. conditions.DistinctBy(static condition => condition.Split('=')[0])]);
            var listed = await Get(reader, $"/objects?limit=200&{filter}");
            var found = await Get(reader, $"/search?limit=200&{filter}");
            var count = (await Get(reader, $"/objects/count?{filter}")).GetProperty("total").GetInt32();
            Assert.Equal((count, count, count), (listed.GetProperty("total").GetInt32(), listed.GetProperty("items").GetArrayLength(), found.GetProperty("total").GetInt32()));
            Assert.Equal(Ids(listed).Order(), Ids(found).Order());
            foreach (var by in (string[])["kind", "area:12", "status", "fact:missing"])
            {
                var summary = await Get(reader, $"/objects/summary?by={by}&{filter}");
                Assert.Equal((count, count), (summary.GetProperty("total").GetInt32(), summary.GetProperty("groups").EnumerateArray().Sum(static group => group.GetProperty("count").GetInt32())));
            }
        }
    }

    [Fact]
    public async Task What_a_role_may_not_see_changes_no_answer_it_gets()
    {
        const string other = """{"name":"李大娜","phone":"13987654321","idNumber":"11010519491231002X","household":"h-hidden","labels":["low-income","disabled"],"education":"10"}""";
        await Put("/objects/household/h-hidden", """{"building":"b-3","unit":1,"floor":6,"room":"601","use":"rented","rental":{"hazardGrade":"major"}}""");
        await Put("/objects/person/p-hidden", """{"name":"李小娜","phone":"13812345678","household":"h-hidden","labels":["elderly"]}""");
        await twin.Admin.ImportAll($$"""{"kind":"account","id":"company","role":"property-company","areas":["500103002001"],"bound":["building/b-3"],"password":"{{Password}}"}""");
        using var company = await twin.Host.SignIn("company", Password);
        var paths = (from text in Texts.Append("李小娜").Append("李大娜").Append("13812345678")
                     from condition in Conditions.Append("label=low-income").Append("fact=missing>=a").Append("sort=title").Append("sort=status").Append("sort=-fact:missing").Append("sort=fact:hazardGrade")
                     from route in (string[])["/search?", "/search/suggest?", "/objects?", "/objects/count?", "/objects/summary?by=status&", "/objects/summary?by=label&", "/objects/summary?by=fact:missing&"]
                     select $"{route}q={text}&{condition}").Where(static (_, nth) => nth % 7 == 0 || nth % 11 == 0).ToList();

        var before = await Answers(company, paths);
        await Put("/objects/household/h-hidden", """{"building":"b-3","unit":1,"floor":6,"room":"601","use":"rented","rental":{"hazardGrade":"none"}}""");
        await Put("/objects/person/p-hidden", other);
        var after = await Answers(company, paths);

        Assert.Contains("p-hidden", string.Concat(before), StringComparison.Ordinal);
        Assert.All(paths.Zip(before, after), static answer => Assert.Equal((answer.First, answer.Second), (answer.First, answer.Third)));
    }

    [Fact]
    public async Task A_search_that_makes_no_sense_is_refused_by_what_is_wrong_with_it()
    {
        var cursor = Uri.EscapeDataString((await Get(twin.Admin, "/search?limit=1")).GetProperty("cursor").GetString()!);
        using var same = await twin.Admin.Http.GetAsync($"/api/v1/search?limit=1&cursor={cursor}");
        using var other = await twin.Admin.Http.GetAsync($"/api/v1/search?q=3栋&limit=1&cursor={cursor}");
        using var tooLong = await twin.Admin.Http.GetAsync($"/api/v1/search?q={new string('a', 10_000)}");
        using var slash = await twin.Admin.Http.PutAsync("/api/v1/objects/enterprise/a%2Fb", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Contains("cursor", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange((int)tooLong.StatusCode, 400, 499);
        Assert.InRange((int)slash.StatusCode, 400, 499);
    }

    private static async Task<string[]> Answers(TwinApi api, IEnumerable<string> paths)
    {
        var answers = new List<string>();
        foreach (var path in paths)
        {
            using var answer = await api.Http.GetAsync($"/api/v1{path}");
            answers.Add(answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : $"{answer.StatusCode}");
        }

        return [.. answers];
    }

    private static Task<JsonElement> Get(TwinApi api, string path) => api.Get($"/api/v1{path}");

    private static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetString()!);

    private async Task Put(string path, string attributes)
    {
        var answer = await ObjectsTwin.Send(twin.Admin, HttpMethod.Put, path, attributes);
        Assert.True(answer.Status == HttpStatusCode.OK, $"PUT {path}: {(int)answer.Status} {answer.Body}");
    }
}
