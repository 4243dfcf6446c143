using System.Net;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Audit;

public abstract class AuditTests(Func<Task<IReadOnlyDictionary<string, string?>>> engine)
{
    private const string Password = "an-auditors-password";

    [Fact]
    public async Task An_auditor_reads_who_signed_in_and_who_was_refused_and_verifies_the_log()
    {
        await using var twin = await TwinHost.Start(await engine());
        using var admin = await twin.SignInAsAdmin();
        await admin.ImportAll([.. SampleCommunity.Lines, $$"""{"kind":"account","id":"shenji","role":"auditor","areas":[""],"password":"{{Password}}"}"""]);
        await Assert.ThrowsAsync<HttpRequestException>(() => twin.SignIn("zhangwei", "wrong"));
        await Assert.ThrowsAsync<HttpRequestException>(() => twin.SignIn("my-own-password", "wrong"));
        using var worker = await twin.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Http.GetAsync("/api/v1/dead-letters")).StatusCode);

        using var auditor = await twin.SignIn("shenji", Password);
        var signIns = await Items(auditor, "action=sign-in&actor=zhangwei");
        Assert.Equal(["allowed", "failed"], signIns.Select(item => item.GetProperty("outcome").GetString()));
        Assert.Single(await Items(auditor, "action=sign-in&actor=unknown"));
        Assert.DoesNotContain("my-own-password", string.Concat(await Items(auditor, "limit=1000")), StringComparison.Ordinal);
        Assert.Single(await Items(auditor, "object=account/shenji&action=account-change"));
        await Eventually.Async(async () => (await Items(auditor, "action=refusal&actor=zhangwei")).Count == 1, "the refusal is on record");
        Assert.Equal("ListDeadLetters", (await Items(auditor, "action=refusal&actor=zhangwei"))[0].GetProperty("field").GetString());

        var verified = await auditor.Get("/api/v1/audit/verify");
        Assert.True(verified.GetProperty("intact").GetBoolean(), verified.GetRawText());
        Assert.True(verified.GetProperty("entries").GetInt64() > 5);
    }

    [Fact]
    public async Task Nobody_else_reads_it_and_the_request_is_checked()
    {
        await using var twin = await TwinHost.Start(await engine());
        using var admin = await twin.SignInAsAdmin();
        await admin.ImportAll([.. SampleCommunity.Lines, $$"""{"kind":"account","id":"shenji","role":"auditor","areas":[""],"password":"{{Password}}"}"""]);
        using var supervisor = await twin.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        using var auditor = await twin.SignIn("shenji", Password);

        foreach (var path in (string[])["/api/v1/audit", "/api/v1/audit/verify"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await admin.Http.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.Http.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await twin.Http.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await auditor.Http.DeleteAsync(path)).StatusCode);
        }

        foreach (var query in (string[])["limit=0", "limit=1001", "cursor=none", "object=person", "object=person/a%2fb", "from=yesterday"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await auditor.Http.GetAsync($"/api/v1/audit?{query}")).StatusCode);
        }
    }

    [Fact]
    public async Task Who_looks_at_a_person_or_a_home_is_on_record_once_for_each_way_it_was_shown()
    {
        await using var twin = await TwinHost.Start(await engine());
        using var admin = await twin.SignInAsAdmin();
        await admin.ImportAll([.. SampleCommunity.Lines, $$"""{"kind":"account","id":"shenji","role":"auditor","areas":[""],"password":"{{Password}}"}"""]);
        using var worker = await twin.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        foreach (var path in (string[])
            ["people/p-0001", "objects/person/p-0001", "households/h-3-2-501", "objects/household/h-3-2-501", "objects?kind=household", "objects?kind=household&limit=1", "objects?kind=building", "search?q=李娜", "search/suggest?q=李"])
        {
            await worker.Get($"/api/v1/{path}");
        }

        using var auditor = await twin.SignIn("shenji", Password);
        Assert.Equal(
            ["household/h-3-2-501 ", "household/h-3-2-501 list", "person/p-0001 ", "person/p-0001 search"],
            (await Items(auditor, "action=read&actor=zhangwei")).Select(item => $"{item.GetProperty("object")} {item.GetProperty("field")}").Order(StringComparer.Ordinal));
        Assert.All(await Items(auditor, "action=read&actor=zhangwei"), item => Assert.Equal("test", item.GetProperty("reason").GetString()));
    }

    private static async Task<IReadOnlyList<JsonElement>> Items(TwinApi api, string query) =>
        [.. (await api.Get($"/api/v1/audit?{query}")).GetProperty("items").EnumerateArray()];
}

public sealed class AuditOnSqlite() : AuditTests(static () => Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>(StringComparer.Ordinal)));

public sealed class AuditOnPostgres(PostgresServer server)
    : AuditTests(async () => PostgresSettings.Of(await server.NewDatabase())), IClassFixture<PostgresServer>;
