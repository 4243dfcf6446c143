using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Objects;
using Twin.Standalone;

namespace Twin.Residents;

/// <summary>What residents can see and ask for, through REST, on a whole twin; each engine runs it.</summary>
public abstract partial class ResidentContract(TwinOnEngine twin) : ResidentsTwin(twin)
{
    [Fact]
    public async Task A_guardian_sees_the_wards_and_no_grown_up()
    {
        await Admin.ImportAll(
            """{"kind":"person","id":"g-1","name":"周正","birthDate":"1985-01-01","guardian":null}""",
            """{"kind":"person","id":"g-2","name":"周一","birthDate":"2018-01-01"}""",
            """{"kind":"person","id":"g-3","name":"周二","birthDate":"2000-01-01"}""",
            """{"kind":"person","id":"g-4","name":"周三","birthDate":"1950-01-01","labels":["ward"]}""");
        await Admin.ImportAll(
            """{"kind":"person","id":"g-2","name":"周一","birthDate":"2018-01-01","guardian":"g-1"}""",
            """{"kind":"person","id":"g-3","name":"周二","birthDate":"2000-01-01","guardian":"g-1"}""",
            """{"kind":"person","id":"g-4","name":"周三","birthDate":"1950-01-01","guardian":"g-1","labels":["ward"]}""",
            Account("guardian", "g-1"));
        using var guardian = await SignIn("guardian");

        Assert.Equal(
            ["g-1 self", "g-2 ward", "g-4 ward"],
            (await guardian.Get("/api/v1/me/people")).EnumerateArray().Select(mine => $"{Text(mine, "id")} {Text(mine, "relation")}"));
        Assert.Equal(HttpStatusCode.OK, await Status(guardian, "/api/v1/people/g-2/held"));
        Assert.Equal("周一", Text((await guardian.Get("/api/v1/people/g-2")).GetProperty("attributes"), "name"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(guardian, "/api/v1/people/g-3/held"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(guardian, "/api/v1/people/p-0001/held"));
        Assert.Equal("g-1", Text((await Admin.Get("/api/v1/people/g-3")).GetProperty("attributes"), "guardian"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("q-1")]
    [InlineData("q-2")]
    [InlineData("q-3")]
    public async Task A_guardian_must_be_there_be_of_age_and_not_be_a_ward(string guardian)
    {
        await Admin.ImportAll(
            """{"kind":"person","id":"q-1","name":"吴一","birthDate":"1985-01-01"}""",
            """{"kind":"person","id":"q-2","name":"吴二","birthDate":"2018-01-01"}""");
        await Admin.ImportAll("""{"kind":"person","id":"q-4","name":"吴四","birthDate":"1985-01-01","guardian":"q-1"}""");
        await Admin.ImportAll("""{"kind":"person","id":"q-3","name":"吴三","birthDate":"1985-01-01","guardian":"q-4"}""");

        var answer = await ObjectsTwin.Send(Admin, HttpMethod.Put, "/objects/person/q-1", $$"""{"name":"吴一","birthDate":"1985-01-01","guardian":"{{guardian}}"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "guardian"), (answer.Status, answer.Fault.Field));
    }

    [Fact]
    public async Task A_claim_says_nothing_and_shows_nothing_before_the_residence_is_approved()
    {
        await Admin.ImportAll(
            Home("111"),
            $$"""{"kind":"person","id":"c-1","name":"郑清","idNumber":"{{ValidFrom1980}}","household":"h-111"}""",
            Account("claimer", person: null),
            Account("impostor", person: null));
        using var fresh = await SignIn("claimer");
        Assert.Equal(HttpStatusCode.NotFound, await Status(fresh, "/api/v1/people/c-1/held"));
        Assert.Equal(HttpStatusCode.Conflict, await Post(fresh, "/api/v1/me/residence", new { }));

        Assert.Equal(HttpStatusCode.BadRequest, await Post(fresh, "/api/v1/me/claim", new { name = "郑清", idNumber = ValidFrom1980[..17] + "0" }));
        var (wrong, right) = (await Claim(fresh, "郑浊"), await Claim(fresh, "郑清"));

        Assert.Equal(wrong, right);
        await Eventually.Async(async () => (await Verification("claimer")).GetProperty("realName").ValueKind == JsonValueKind.Object, "the account is the person's");
        using (var claimer = await SignIn("claimer"))
        {
            Assert.False((await Verification("claimer")).GetProperty("showsPrivateData").GetBoolean());
            Assert.Equal(HttpStatusCode.NotFound, await Status(claimer, "/api/v1/people/c-1/held"));
            Assert.Equal(HttpStatusCode.NotFound, await Status(claimer, "/api/v1/people/c-1"));
            Assert.Equal(HttpStatusCode.Conflict, await Post(claimer, "/api/v1/me/claim", new { name = "郑清", idNumber = ValidFrom1980 }));
            var ticket = await claimer.Post("/api/v1/me/residence");
            using var supervisor = await SignInAsSupervisor();
            await supervisor.Post($"/api/v1/requests/{Text(ticket, "id")}/accept");
        }

        await Eventually.Async(async () => (await Verification("claimer")).GetProperty("realResidence").ValueKind == JsonValueKind.Object, "the residence is approved");
        using var verified = await SignIn("claimer");
        Assert.Equal(("claimer", "chenjie", "h-111"), (By(await Verification("claimer"), "realName"), By(await Verification("claimer"), "realResidence"), Text(await Verification("claimer"), "household")));
        Assert.Equal(ValidFrom1980, Text((await verified.Get("/api/v1/people/c-1/held")).GetProperty("person").GetProperty("attributes"), "idNumber"));

        using var impostor = await SignIn("impostor");
        foreach (var name in (string[])["郑清", "郑一", "郑二"])
        {
            Assert.Equal(wrong, await Claim(impostor, name));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Post(impostor, "/api/v1/me/claim", new { name = "郑清", idNumber = ValidFrom1980 }));
        Assert.Equal(JsonValueKind.Null, (await Verification("impostor")).GetProperty("realName").ValueKind);
    }

    [Fact]
    public async Task A_correction_is_decided_by_staff_and_applied_with_its_origin()
    {
        await Admin.ImportAll(
            Home("112"),
            """{"kind":"person","id":"k-1","name":"冯雪","birthDate":"1990-01-01","phone":"13911110001","household":"h-112"}""",
            Account("fengxue", "k-1"));
        using var resident = await SignIn("fengxue");
        using var supervisor = await SignInAsSupervisor();

        Assert.Equal(HttpStatusCode.BadRequest, await Post(resident, "/api/v1/people/k-1/corrections", new { values = new { phone = "1" } }));
        Assert.Equal(HttpStatusCode.NotFound, await Post(resident, "/api/v1/people/p-0001/corrections", new { values = new { phone = "13911110009" } }));
        var id = Text(await resident.Post("/api/v1/people/k-1/corrections", new { values = new { phone = "13911110009", occupation = "医生" }, reason = "换了号码" }), "id");

        Assert.Contains((await supervisor.Get("/api/v1/requests")).GetProperty("items").EnumerateArray(), item => Text(item, "id") == id);
        var seen = await supervisor.Get($"/api/v1/requests/{id}");
        Assert.Equal(("139****0009", "医生", "换了号码"), (Text(seen.GetProperty("values"), "phone"), Text(seen.GetProperty("values"), "occupation"), Text(seen, "reason")));
        Assert.Equal(30, (seen.GetProperty("due").GetDateTimeOffset() - seen.GetProperty("askedAt").GetDateTimeOffset()).TotalDays, precision: 3);
        using (var worker = await Twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword))
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Status(worker, $"/api/v1/requests/{id}"));
        }

        await supervisor.Post($"/api/v1/requests/{id}/accept");
        await supervisor.Post($"/api/v1/requests/{id}/accept");

        var held = await resident.Get("/api/v1/people/k-1/held");
        Assert.Equal(("13911110009", "医生"), (Text(held.GetProperty("person").GetProperty("attributes"), "phone"), Text(held.GetProperty("person").GetProperty("attributes"), "occupation")));
        var change = held.GetProperty("changes")[0];
        Assert.Equal("corrected", Text(change, "action"));
        Assert.Contains(change.GetProperty("fields").EnumerateArray(), field => Text(field, "field") == "request" && Text(field, "after") == id);
        Assert.Equal(("correction", "accepted"), (Text(held.GetProperty("requests")[0], "kind"), Text(held.GetProperty("requests")[0], "status")));

        var other = Text(await resident.Post("/api/v1/people/k-1/corrections", new { values = new { name = "冯雪雪" } }), "id");
        Assert.Equal(HttpStatusCode.BadRequest, await Post(supervisor, $"/api/v1/requests/{other}/reject", new { reason = "" }));
        await supervisor.Post($"/api/v1/requests/{other}/reject", new { reason = "与户口簿不符" });
        var rejected = await resident.Get($"/api/v1/requests/{other}");
        Assert.Equal(("rejected", "与户口簿不符", null), (Text(rejected, "status"), Text(rejected, "answer"), Text(rejected, "decidedBy")));
        Assert.Equal(HttpStatusCode.Conflict, await Post(supervisor, $"/api/v1/requests/{other}/accept", new { }));
    }

    [Fact]
    public async Task Who_has_looked_is_shown_by_role_and_not_by_name()
    {
        await Admin.ImportAll(Home("113"), """{"kind":"person","id":"l-1","name":"褚青","birthDate":"1990-01-01","phone":"13911110002","household":"h-113"}""", Account("chuqing", "l-1"));
        using var supervisor = await SignInAsSupervisor();
        await supervisor.Get("/api/v1/people/l-1");
        await supervisor.Get("/api/v1/people/l-1");
        await supervisor.Post("/api/v1/people/l-1/reveal", new { field = "phone", reason = "核对联系方式" });
        await supervisor.Get("/api/v1/households/h-113");
        string[] ofThePerson = ["person reveal phone supervisor ", "person read  supervisor test"];

        using (var unverified = await SignIn("chuqing"))
        {
            Assert.Equal(ofThePerson, await Looks(unverified));
            var ticket = await unverified.Post("/api/v1/me/residence");
            await supervisor.Post($"/api/v1/requests/{Text(ticket, "id")}/accept");
        }

        await Eventually.Async(async () => (await Verification("chuqing")).GetProperty("realResidence").ValueKind == JsonValueKind.Object, "the residence is approved");
        using var resident = await SignIn("chuqing");

        Assert.Equal(["household read  supervisor test", .. ofThePerson], await Looks(resident));
        Assert.DoesNotContain("chenjie", (await resident.Get("/api/v1/people/l-1/held")).GetProperty("looks").GetRawText(), StringComparison.Ordinal);

        static async Task<IEnumerable<string>> Looks(TwinApi resident) => (await resident.Get("/api/v1/people/l-1/held")).GetProperty("looks").EnumerateArray()
            .Select(look => $"{Text(look, "of")} {Text(look, "action")} {Text(look, "field")} {Text(look, "role")} {Text(look, "purpose")}");
    }

    [Fact]
    public async Task A_closed_account_forgets_whose_it_was_and_lets_nobody_in()
    {
        await Admin.ImportAll("""{"kind":"person","id":"z-1","name":"卫东"}""", Account("weidong", "z-1"));
        using var resident = await SignIn("weidong");

        Assert.Equal(HttpStatusCode.Forbidden, await Post(Admin, "/api/v1/me/close", new { password = TwinHost.Password }));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(resident, "/api/v1/me/close", new { password = "not-this-one" }));
        Assert.Equal(HttpStatusCode.NoContent, await Post(resident, "/api/v1/me/close", new { password = Password }));

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(resident, "/api/v1/me"));
        await Assert.ThrowsAsync<HttpRequestException>(() => SignIn("weidong"));
        var account = await Admin.Get("/api/v1/accounts/weidong");
        Assert.Equal((true, 0), (account.GetProperty("disabled").GetBoolean(), account.GetProperty("bound").GetArrayLength()));
    }

    private static async Task<(HttpStatusCode, string)> Claim(TwinApi api, string name)
    {
        using var answer = await api.Http.PostAsJsonAsync("/api/v1/me/claim", new { name, idNumber = ValidFrom1980 });
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>In a session of its own: what changes the account's rights ends the others, and this one when it came in between.</summary>
    private async Task<JsonElement> Verification(string name)
    {
        while (true)
        {
            using var api = await SignIn(name);
            using var answer = await api.Http.GetAsync("/api/v1/me/verification");
            if (answer.StatusCode != HttpStatusCode.Unauthorized)
            {
                return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            }
        }
    }

    private static string? By(JsonElement verification, string level) => Text(verification.GetProperty(level), "by");
}
