using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.People;

/// <summary>People and households as a staff app sees them, on a whole twin; each engine runs it.</summary>
public abstract partial class PeopleContract(TwinOnEngine twin)
{
    private TwinApi Admin => twin.Admin;

    [Fact]
    public async Task A_person_is_shown_in_full_with_what_is_sensitive_masked()
    {
        await Admin.ImportAll(
            """
            {"kind":"person","id":"p-2","name":"王小明","idNumber":"110105491231002","phone":"13900001111","household":"h-3-2-501","householdSince":"2020-03-01","kinship":"1","ethnicity":"01","maritalStatus":"20","education":"20","occupation":"教师","employer":"第一小学","registeredAddress":"锦江区建设路8号5号楼1203","registeredArea":"510105001","registration":{"number":"00123","head":"王强","relation":"2","consistent":false},"migration":{"reason":"work","permit":"50-1","from":"2020-03-01"},"guardian":"p-0001","labels":["veteran",{"label":"low-income","from":"2020-01-01","to":"2020-12-31"}]}
            """);

        var person = await Admin.Get("/api/v1/people/p-2");
        var text = person.GetRawText();

        Assert.Contains("\"idNumber\":\"110105********002X\"", text, StringComparison.Ordinal);
        Assert.Contains("\"registeredAddress\":\"锦江区建设路8号5号楼***\"", text, StringComparison.Ordinal);
        Assert.Contains("\"birthDate\":\"1949-12-31\",", text, StringComparison.Ordinal);
        Assert.Equal("""["elderly","separated","veteran"]""", person.GetProperty("labels").GetRawText());
        Assert.Equal("""["veteran",{"label":"low-income","from":"2020-01-01","to":"2020-12-31"}]""", Sorted(person.GetProperty("attributes").GetProperty("labels")));
        Assert.Equal("separated", person.GetProperty("hints")[0].GetProperty("hint").GetString());
        Assert.DoesNotContain("1203", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13900001111", (await Admin.Get("/api/v1/search?q=王小明")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_and_a_death_are_told_by_person_and_home()
    {
        await Admin.ImportAll(
            """{"kind":"household","id":"h-3-1-102","building":"b-3","unit":1,"floor":1,"room":"102"}""",
            """{"kind":"person","id":"p-3","name":"赵敏","household":"h-3-2-501","householdSince":"2020-03-01","kinship":"0"}""");

        await Admin.Post("/api/v1/people/p-3/move", new { household = "h-3-1-102", date = "2024-05-01", reason = "换房", kinship = "0" });

        var stays = (await Admin.Get("/api/v1/people/p-3")).GetProperty("stays");
        Assert.Equal(
            ("2020-03-01", "2024-05-01", "换房", "2024-05-01"),
            (Text(stays[0], "from"), Text(stays[0], "to"), Text(stays[0], "reason"), Text(stays[1], "from")));
        await Eventually.Async(async () => Text(await Admin.Get("/api/v1/households/h-3-1-102"), "head") == "p-3", "the new home has its head");

        await Admin.Post("/api/v1/people/p-3/death", new { date = "2025-01-02" });

        await Eventually.Async(
            async () => (await Admin.Get("/api/v1/households/h-3-1-102")).GetProperty("former") is { } former && former.GetArrayLength() == 1 && Text(former[0], "left") == "2025-01-02",
            "the home has lost its member");
        Assert.Equal("deceased", Text((await Admin.Get("/api/v1/search?q=赵敏")).GetProperty("items")[0], "status"));

        await Admin.Http.DeleteAsync("/api/v1/people/p-3/death");

        Assert.Equal("h-3-1-102", Text(await Admin.Get("/api/v1/people/p-3"), "home"));
    }

    [Theory]
    [InlineData("move", """{"household":"h-none"}""", "household")]
    [InlineData("move", """{"household":null,"date":"2999-01-01"}""", "date")]
    [InlineData("move", """{"household":null,"kinship":"9"}""", "kinship")]
    [InlineData("death", """{"date":"2999-01-01"}""", "date")]
    [InlineData("death", """{"date":"1940-01-01"}""", "date")]
    public async Task A_change_that_cannot_be_names_its_field(string change, string body, string field)
    {
        var answer = await Admin.Http.PostAsync($"/api/v1/people/p-0001/{change}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Duplicates_are_found_merged_and_parted_and_the_figures_agree_with_the_lists()
    {
        await Admin.ImportAll(
            """{"kind":"grid","id":"500103002001009","name":"第九网格","community":"500103002001"}""",
            """{"kind":"building","id":"b-9","name":"9栋","grid":"500103002001009","units":1,"floors":6}""",
            """{"kind":"household","id":"h-9","building":"b-9","unit":1,"floor":1,"room":"101"}""",
            """{"kind":"person","id":"q-1","name":"孙悦","idNumber":"500103193508010012","phone":"13911112222","household":"h-9"}""",
            """{"kind":"person","id":"q-2","name":"孙悦","idNumber":"500103350801001","phone":"13911112222","household":"h-9","ethnicity":"01"}""",
            """{"kind":"person","id":"q-3","name":"孙悦","birthDate":"1935-08-01","phone":"13911112222","household":"h-9"}""",
            """{"kind":"person","id":"q-4","name":"孙乐","birthDate":"2015-08-01","maritalStatus":"20","household":"h-9"}""");
        const string Area = "kind=person&area=500103002001009";

        var first = await Admin.Get($"/api/v1/duplicates?{Area}&limit=2");
        var rest = await Admin.Get($"/api/v1/duplicates?{Area}&limit=2&cursor={Uri.EscapeDataString(Text(first, "cursor")!)}");

        Assert.Equal(
            ["q-1 q-2 idNumber,identity", "q-1 q-3 identity", "q-2 q-3 identity"],
            first.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray())
                .Select(pair => $"{Text(pair, "one")} {Text(pair, "other")} {string.Join(',', pair.GetProperty("reasons").EnumerateArray())}"));
        Assert.Equal((4, 3, 2, 3, 1, 0), await Figures(Area));
        await AssertListsAgree(Area);

        var merged = await Admin.Post("/api/v1/people/q-1/merge", new { other = "q-2" });

        Assert.Equal("""["ethnicity"]""", merged.GetProperty("taken").GetRawText());
        Assert.Equal("q-1", Text(await Admin.Get("/api/v1/people/q-2"), "mergedInto"));
        Assert.Equal((3, 2, 1, 2, 1, 0), await Figures(Area));
        await AssertListsAgree(Area);

        await Admin.Post("/api/v1/people/q-1/unmerge", new { other = "q-2" });

        Assert.Null(Text(await Admin.Get("/api/v1/people/q-2"), "mergedInto"));
        Assert.Equal((4, 3, 2, 3, 1, 0), await Figures(Area));
    }

    [Fact]
    public async Task Duplicates_and_figures_are_for_those_who_may_merge_and_within_their_areas()
    {
        using var worker = await twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        using var supervisor = await twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);

        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Http.GetAsync("/api/v1/duplicates?kind=person")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Http.PostAsJsonAsync("/api/v1/people/p-0001/merge", new { other = "p-2" })).StatusCode);
        Assert.Equal(0, (await supervisor.Get("/api/v1/quality?kind=person&area=510105")).GetProperty("all").GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.Http.GetAsync("/api/v1/quality?kind=device")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.Http.GetAsync("/api/v1/duplicates?kind=person&cursor=x")).StatusCode);
    }

    [Fact]
    public async Task Code_lists_have_titles()
    {
        var lists = await Admin.Get("/api/v1/code-lists");

        Assert.Contains(lists.EnumerateArray(), list => Text(list, "id") == "kinship" && Text(list.GetProperty("codes"), "1") == "配偶");
    }

    /// <summary>Total, duplicates, filled: document, phone; ethnicity; valid: marital status.</summary>
    private async Task<(int Total, int Duplicates, int Document, int Phone, int Ethnicity, int Married)> Figures(string query)
    {
        var report = await Admin.Get($"/api/v1/quality?{query}");
        var all = report.GetProperty("all");
        Assert.Equal(all.GetProperty("total").GetInt32(), report.GetProperty("areas").EnumerateArray().Sum(area => area.GetProperty("total").GetInt32()));
        return (all.GetProperty("total").GetInt32(), all.GetProperty("duplicates").GetInt32(), Of("document", "filled"), Of("phone", "filled"), Of("ethnicity", "filled"), Of("maritalStatus", "valid"));

        int Of(string field, string figure) =>
            all.GetProperty("fields").EnumerateArray().Single(item => Text(item, "field") == field).GetProperty(figure).GetInt32();
    }

    /// <summary>What the figures count is what the lists hold.</summary>
    private async Task AssertListsAgree(string query)
    {
        var all = (await Admin.Get($"/api/v1/quality?{query}")).GetProperty("all");
        var people = (await Admin.Get($"/api/v1/search?{query}&limit=200")).GetProperty("items").EnumerateArray().ToList();
        var pairs = (await Admin.Get($"/api/v1/duplicates?{query}&limit=200")).GetProperty("items").EnumerateArray();
        Assert.Equal(people.Count, all.GetProperty("total").GetInt32());
        Assert.Equal(pairs.SelectMany(pair => (string?[])[Text(pair, "one"), Text(pair, "other")]).Distinct().Count(), all.GetProperty("duplicates").GetInt32());
        Assert.All(all.GetProperty("fields").EnumerateArray(), field => Assert.Equal(
            people.Count(person => !Fact(person, "missing").Contains(Text(field, "field"))),
            field.GetProperty("filled").GetInt32()));
    }

    private static string?[] Fact(JsonElement person, string name) =>
        person.GetProperty("facts").TryGetProperty(name, out var fields) ? fields.GetString()!.Split(',') : [];

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static string Sorted(JsonElement labels) =>
        $"[{string.Join(',', labels.EnumerateArray().Select(label => label.GetRawText()).OrderBy(label => label.Length))}]";
}
