using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Twin.Access;
using Twin.Attachments;
using Twin.Exchange;
using Twin.Fixtures;
using Twin.Objects;
using Twin.Security;
using Twin.Standalone;
using Twin.Storage;

namespace Twin.Residents;

/// <summary>A deletion followed into every table, on a whole twin; each engine runs it.</summary>
public abstract partial class ErasureContract(TwinOnEngine twin) : ResidentsTwin(twin)
{
    private const string IdNumber = "999999197203040011";
    private const string AuditorPassword = "an-auditor-password-for-tests";

    /// <summary>As it was before 1999; nobody wrote it down.</summary>
    private static readonly string Short = IdNumber[..6] + IdNumber[8..17];

    private static readonly string[] Values =
    [
        "欧阳锦绣", "欧阳旧名", "Ouyang Jinxiu", IdNumber, Short, "E88776655", "13922223333", "13922224444", "13922225555", "听涛路77号", "观澜街88号",
    ];

    [Fact]
    public async Task After_a_deletion_no_value_of_the_person_stands_anywhere()
    {
        await Admin.ImportAll(Seed());
        using var resident = await SignIn("jinxiu");
        using var supervisor = await SignInAsSupervisor();
        await Leave(resident, supervisor);
        var audience = new { area = SampleCommunity.Grid };
        var notice = $"/api/v1/notices/{Text(await supervisor.Post("/api/v1/notices", new { title = "停水", text = "明天", audience }), "id")}";
        var activity = $"/api/v1/activities/{Text(await supervisor.Post("/api/v1/activities", new { title = "剪纸", text = "来", place = "活动室", audience, startsAt = "2099-01-01T00:00:00Z", endsAt = "2099-01-01T01:00:00Z", capacity = 9 }), "id")}";
        await resident.Post($"{notice}/read");
        await resident.Post($"{activity}/sign-up");
        var photo = await ReportWithPhoto(resident);
        Assert.NotEmpty(FilesOf(photo));
        var before = Clear(await Twin.DumpAll());
        Assert.Equal([Short], Values.Where(value => !before.Contains(value, StringComparison.Ordinal)));

        var id = Text(await resident.Post("/api/v1/people/x-1/deletion", new { reason = "欧阳锦绣不再居住" }), "id");
        Assert.Equal(HttpStatusCode.BadRequest, await Post(supervisor, $"/api/v1/requests/{id}/reject", new { reason = "需要保留" }));
        Assert.NotEmpty((await supervisor.Get("/api/v1/legal-holds")).EnumerateArray());
        await supervisor.Post($"/api/v1/requests/{id}/accept");

        var left = string.Empty;
        await Eventually.Async(
            async () =>
            {
                var stored = Clear(await Twin.DumpAll());
                left = string.Join(", ", Values.Where(value => stored.Contains(value, StringComparison.Ordinal)));
                return left.Length == 0;
            },
            () => $"nothing is left of the person; {left} still is");
        await Eventually.Async(() => Task.FromResult(!FilesOf(photo).Any()), "the photo is off the disk");
        Assert.Equal((0, 0), ((await supervisor.Get(notice)).GetProperty("readers").GetInt32(), (await supervisor.Get(activity)).GetProperty("taken").GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Admin, "/api/v1/people/x-1"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Admin, "/api/v1/people/x-2"));
        Assert.Equal(0, (await Admin.Get("/api/v1/search?q=欧阳锦绣")).GetProperty("total").GetInt32());
        Assert.DoesNotContain("\"x-1\"", (await Admin.Get("/api/v1/objects/household/h-131/links?relation=household")).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("deleted for good", (await ObjectsTwin.Send(Admin, HttpMethod.Put, "/objects/person/x-1", """{"name":"王五"}""")).Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(("accepted", null), (Text(await supervisor.Get($"/api/v1/requests/{id}"), "status"), Text(await supervisor.Get($"/api/v1/requests/{id}"), "reason")));
        await Eventually.Async(async () => (await Admin.Get("/api/v1/accounts/jinxiu")).GetProperty("disabled").GetBoolean(), "the account is closed");
        Assert.Contains("***家漏水", await Dead(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ObjectsTwin.Send(Admin, HttpMethod.Delete, "/webhooks/erased")).Status);
        Assert.Equal("韩一", Text((await Admin.Get("/api/v1/people/x-3")).GetProperty("attributes"), "name"));

        using var auditor = await Twin.Host.SignIn("erasure-auditor", AuditorPassword);
        var record = (await auditor.Get("/api/v1/audit?object=person/x-1&action=erase")).GetProperty("items")[0];
        Assert.Equal("chenjie", Text(record, "actor"));
    }

    /// <summary>A person with all that can be said of one, and others who mention it.</summary>
    private static IEnumerable<string> Seed() =>
    [
        Home("131"), Home("132"),
        $$"""{"kind":"person","id":"x-1","name":"欧阳锦绣","formerName":"欧阳旧名","idNumber":"{{IdNumber}}","phone":"13922223333","document":{"type":"passport","number":"E88776655"},"household":"h-131","householdSince":"2020-01-01","registeredAddress":"听涛路77号2栋101","presentAddress":"观澜街88号3栋202","overseas":{"foreignName":"Ouyang Jinxiu"} }""",
        $$"""{"kind":"person","id":"x-2","name":"欧阳锦绣","idNumber":"{{IdNumber}}"}""",
        """{"kind":"person","id":"x-3","name":"韩一","household":"h-131","registration":{"number":"7","head":"欧阳锦绣"}}""",
        """{"kind":"household","id":"h-132","building":"b-3","unit":1,"floor":1,"room":"132","use":"rented","rental":{"landlord":"x-1","landlordName":"欧阳锦绣","landlordPhone":"13922223333","tenants":["x-1"]}}""",
        SampleCommunity.Device("fire-131", "smoke", "b-3", "h-131"),
        SampleCommunity.Device("act-131", "home-activity", "b-3", "h-131"),
        Account("jinxiu", "x-1"),
        $$"""{"kind":"account","id":"erasure-auditor","role":"auditor","password":"{{AuditorPassword}}"}""",
    ];

    /// <summary>The traces of a life in the twin.</summary>
    private async Task Leave(TwinApi resident, TwinApi supervisor)
    {
        await Hook();
        await resident.Post("/api/v1/cases", new { text = "欧阳锦绣家漏水", building = "b-3" });
        await Admin.Post("/api/v1/people/x-1/merge", new { other = "x-2" });
        await Admin.ImportAll("""{"kind":"person","id":"x-4","name":"韩二","birthDate":"2018-01-01","guardian":"x-1","leftBehind":{"kind":"child","mainFamily":"欧阳锦绣"}}""");
        Assert.Equal(HttpStatusCode.OK, (await ObjectsTwin.Send(Admin, HttpMethod.Put, "/objects/vehicle/x-1", $$"""{"plate":"渝A77131","owner":"x-1","grid":"{{SampleCommunity.Grid}}"}""")).Status);
        await Admin.Post("/api/v1/objects/person/x-3/links", new { relation = "relative-of", kind = "person", id = "x-1" });
        await resident.Http.PutAsJsonAsync("/api/v1/people/x-1/consents/home-sensors", new { given = true, version = 1 });
        using var correction = new HttpRequestMessage(HttpMethod.Post, "/api/v1/people/x-1/corrections") { Content = JsonContent.Create(new { values = new { phone = "13922224444" }, reason = "欧阳锦绣换号" }) };
        correction.Headers.Add("Idempotency-Key", "correct-x-1");
        Assert.Equal(HttpStatusCode.OK, (await resident.Http.SendAsync(correction)).StatusCode);
        await supervisor.Get("/api/v1/people/x-1");

        var import = await Admin.ImportFile("source=police", ExchangeApi.Ndjson(
            """{"kind":"person","id":"x-1","name":"欧阳锦绣","phone":"13922225555"}""", """{"kind":"person","id":"x-3","name":"欧阳锦绣"}"""));
        Assert.Equal(2, import.Counts().Conflicts);

        await using var smoke = new MqttDevice("fire-131", SampleCommunity.Secret, Twin.Host.MqttPort);
        await smoke.Telemetry("""{"smoke.obscuration":0.15}""");
        await Eventually.Async(async () => (await Admin.Get("/api/v1/cases?device=fire-131&status=dispatched")).GetProperty("total").GetInt32() == 1, "the fire is a dispatched case");
        var id = Text((await Admin.Get("/api/v1/cases?device=fire-131")).GetProperty("items")[0], "id");
        using var worker = await Twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        await worker.Post($"/api/v1/cases/{id}/sign", new { note = "已联系欧阳锦绣，电话13922223333" });
        await Eventually.Async(async () => (await Dead()).Contains("欧阳锦绣家漏水", StringComparison.Ordinal), "the webhook has given up telling of the report");
    }

    private static async Task<string> ReportWithPhoto(TwinApi resident)
    {
        var id = Text(await resident.Post("/api/v1/cases", new { text = "灯坏了，欧阳锦绣拍的", building = "b-3" }), "id");
        using var file = new ByteArrayContent(SampleFiles.Photo()) { Headers = { ContentType = new("image/jpeg") } };
        using var answer = await resident.Http.PostAsync($"/api/v1/cases/{id}/attachments", file);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "id")!;
    }

    private IEnumerable<string> FilesOf(string attachment) =>
        Directory.EnumerateFiles(Path.Combine(Twin.Host.DataDirectory, "attachments"), $"{attachment}*", SearchOption.AllDirectories);

    /// <summary>A webhook whose receiver is never there.</summary>
    private async Task Hook() => Assert.Equal(HttpStatusCode.OK, (await ObjectsTwin.Send(
        Admin, HttpMethod.Put, "/webhooks/erased", """{"kind":"generic","url":"http://127.0.0.1:1/","secret":"a-webhook-secret-for-tests","events":["case-opened"]}""")).Status);

    /// <summary>What the webhook has given up, as it would be sent again.</summary>
    private async Task<string> Dead() => string.Join('\n', (await Twin.Host.Grains.Webhook("erased").Get(Caller.System, CancellationToken.None)).Value!.Dead.Select(happened => Regex.Unescape(happened.Data)));

    /// <summary>With what is encrypted in clear as well: a key must not be all that hides a value.</summary>
    private string Clear(string stored)
    {
        var protector = Twin.Host.Services.GetRequiredService<IFieldProtector>();
        return stored + string.Concat(ProtectedText().Matches(stored).Select(text => TryOpen(protector, text.Value)));
    }

    private static string TryOpen(IFieldProtector protector, string text)
    {
        try
        {
            return $"\n{protector.Unprotect(text)}";
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Another ring's, such as the compartment's.
            return string.Empty;
        }
    }

    [GeneratedRegex($"{DataKeyRing.Mark}[A-Za-z0-9_-]{{64,}}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex ProtectedText();
}
