using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;

namespace Twin.Access;

public sealed class RevealTests : IAsyncLifetime
{
    private const string Password = "an-auditor-password-for-tests";

    private TwinHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TwinHost.Start(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Twin:Access:RevealsPerHour"] = "2" });
        using var admin = await _host.SignInAsAdmin();
        await admin.ImportAll([.. SampleCommunity.Lines, $$"""{"kind":"account","id":"audrey","role":"auditor","password":"{{Password}}"}"""]);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_reveal_shows_one_field_and_is_on_record_with_its_reason()
    {
        using var worker = await _host.SignIn("zhangwei", SampleCommunity.WorkerPassword);

        Assert.Equal("138****5678", Phone(await worker.Get("/api/v1/people/p-0001")));
        var revealed = await worker.Post("/api/v1/people/p-0001/reveal", new { field = "phone", reason = "老人未应门，致电家属" });

        Assert.Equal("13812345678", revealed.GetProperty("value").GetString());
        using var auditor = await _host.SignIn("audrey", Password);
        var record = await auditor.Http.GetStringAsync("/api/v1/audit?action=reveal");
        Assert.Contains("zhangwei", record, StringComparison.Ordinal);
        Assert.Contains("老人未应门", record, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", record, StringComparison.Ordinal);
        Assert.Equal("138****5678", Phone(await worker.Get("/api/v1/people/p-0001")));
    }

    [Fact]
    public async Task A_reveal_needs_a_reason_a_field_to_reveal_and_an_allowance()
    {
        using var worker = await _host.SignIn("zhangwei", SampleCommunity.WorkerPassword);

        Assert.Equal(HttpStatusCode.BadRequest, await Reveal(worker, "phone", " "));
        Assert.Equal(HttpStatusCode.Forbidden, await Reveal(worker, "noSuchField", "to call back"));
        Assert.Equal(HttpStatusCode.OK, await Reveal(worker, "phone", "to call back"));
        Assert.Equal(HttpStatusCode.OK, await Reveal(worker, "idNumber", "to compare"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Reveal(worker, "phone", "to call back"));
        using var supervisor = await _host.SignIn("chenjie", SampleCommunity.SupervisorPassword);
        Assert.Equal(HttpStatusCode.OK, await Reveal(supervisor, "phone", "to call back"));
        using var admin = await _host.SignInAsAdmin();
        Assert.Equal(HttpStatusCode.Forbidden, await Reveal(admin, "phone", "to call back"));
    }

    [Fact]
    public async Task Purposes_are_listed_for_everybody()
    {
        using var auditor = await _host.SignIn("audrey", Password);

        Assert.Contains((await auditor.Get("/api/v1/purposes")).EnumerateArray(), purpose => purpose.GetProperty("titleZh").GetString() == "入户走访");
    }

    private static async Task<HttpStatusCode> Reveal(TwinApi account, string field, string reason) =>
        (await account.Http.PostAsJsonAsync("/api/v1/people/p-0001/reveal", new { field, reason })).StatusCode;

    private static string? Phone(JsonElement person) => person.GetProperty("attributes").GetProperty("phone").GetString();
}
