using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.Residents;

/// <summary>Consents, and what hangs on them, through REST and MQTT, on a whole twin; each engine runs it.</summary>
public abstract class ConsentContract(TwinOnEngine twin) : ResidentsTwin(twin)
{
    private const string Text1 = "home-sensors";
    private const string History = "/api/v1/devices/act-1/history?metric=elder.water_12h";

    [Fact]
    public async Task A_sensor_of_a_home_records_while_everybody_there_has_consented()
    {
        await Admin.ImportAll(
            Home("121"),
            """{"kind":"person","id":"s-1","name":"陈静","birthDate":"1950-01-01","household":"h-121"}""",
            Account("chenjing", "s-1"),
            SampleCommunity.Device("act-1", "home-activity", "b-3", "h-121"));
        using var resident = await SignIn("chenjing");
        await using var device = new MqttDevice("act-1", SampleCommunity.Secret, Twin.Host.MqttPort);

        Assert.Equal(0, await Recorded(device, 1));
        Assert.Equal(0, (await Admin.Get("/api/v1/dead-letters?device=act-1")).GetProperty("items").GetArrayLength());

        Assert.Equal("{}", await Reported(device, 1));

        Assert.Equal(HttpStatusCode.OK, await Consent(resident, "s-1", Text1, new { given = true, version = 1 }));
        await Eventually.Async(async () => await Recorded(device, 2) > 0, "the sensor records");
        Assert.Equal("""{"sensitivity":2}""", await Reported(device, 2));
        Assert.True(Standing(await Admin.Get("/api/v1/people/s-1")).GetProperty("holds").GetBoolean());

        // Somebody else who lives there has not.
        await Admin.ImportAll("""{"kind":"person","id":"s-2","name":"陈默","birthDate":"1990-01-01","household":"h-121"}""");
        await Eventually.Async(() => Stands(device, 3), "the sensor has stopped");
        using var supervisor = await SignInAsSupervisor();
        Assert.Equal(HttpStatusCode.Forbidden, await Consent(supervisor, "s-2", Text1, new { given = true, version = 1, note = "签字页，卷宗7" }));
        using var worker = await Twin.Host.SignIn("zhangwei", SampleCommunity.WorkerPassword);
        Assert.Equal(HttpStatusCode.BadRequest, await Consent(worker, "s-2", Text1, new { given = true, version = 1 }));
        Assert.Equal(HttpStatusCode.OK, await Consent(worker, "s-2", Text1, new { given = true, version = 1, note = "签字页，卷宗7" }));
        await Eventually.Async(async () => !await Stands(device, 4), "the sensor records again");

        // Withdrawn as easily as given: it stops, and what it recorded goes.
        Assert.Equal(HttpStatusCode.OK, await Consent(resident, "s-1", Text1, new { given = false }));
        await Eventually.Async(async () => await Points() == 0, "what was recorded is deleted");
        Assert.Equal("{}", await Reported(device, 5));
        await Eventually.Async(() => Stands(device, 5), "the sensor has stopped");
        Assert.False(Standing(await Admin.Get("/api/v1/people/s-1")).GetProperty("holds").GetBoolean());
        var history = (await resident.Get("/api/v1/people/s-1/held")).GetProperty("consents").EnumerateArray();
        Assert.Equal(["True self", "False self"], history.Select(entry => $"{entry.GetProperty("given").GetBoolean()} {Text(entry, "means")}"));
    }

    [Fact]
    public async Task A_new_version_of_a_text_asks_anew()
    {
        await Admin.ImportAll("""{"kind":"person","id":"v-1","name":"沈明","birthDate":"1980-01-01"}""", Account("shenming", "v-1"));
        using var resident = await SignIn("shenming");
        Assert.Equal(["home-sensors", "targeted-push"], (await resident.Get("/api/v1/consent-texts")).EnumerateArray().Select(text => Text(text, "id")));
        Assert.Equal(HttpStatusCode.OK, await Consent(resident, "v-1", "targeted-push", new { given = true, version = 1 }));
        var wording = (await resident.Get("/api/v1/consent-texts/targeted-push")).GetProperty("wording").GetRawText().Replace("疫苗", "疫苗接种", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await resident.Http.PutAsync("/api/v1/consent-texts/targeted-push", Json(wording))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Admin.Http.PutAsync("/api/v1/consent-texts/targeted-push", Json(wording))).StatusCode);

        await Eventually.Async(async () => !Standing(await Admin.Get("/api/v1/people/v-1")).GetProperty("holds").GetBoolean(), "the consent holds no longer");
        Assert.Equal(HttpStatusCode.Conflict, await Consent(resident, "v-1", "targeted-push", new { given = true, version = 1 }));
        Assert.Equal(HttpStatusCode.OK, await Consent(resident, "v-1", "targeted-push", new { given = true, version = 2 }));
        Assert.True(Standing(await Admin.Get("/api/v1/people/v-1")).GetProperty("holds").GetBoolean());
        Assert.Equal(1, (await resident.Get("/api/v1/consent-texts/targeted-push?version=1")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Under_fourteen_the_guardian_decides()
    {
        await Admin.ImportAll("""{"kind":"person","id":"y-1","name":"韩松","birthDate":"1985-01-01"}""");
        await Admin.ImportAll(
            """{"kind":"person","id":"y-2","name":"韩笑","birthDate":"2018-01-01","guardian":"y-1"}""",
            Account("hansong", "y-1"),
            Account("hanxiao", "y-2"));
        using var child = await SignIn("hanxiao");
        using var guardian = await SignIn("hansong");

        Assert.Equal(HttpStatusCode.Forbidden, await Consent(child, "y-2", Text1, new { given = true, version = 1 }));
        Assert.Equal(HttpStatusCode.OK, await Consent(guardian, "y-2", Text1, new { given = true, version = 1 }));
        Assert.Equal(HttpStatusCode.Forbidden, await Consent(child, "y-2", Text1, new { given = false }));
        Assert.Equal("guardian", Text(Standing(await Admin.Get("/api/v1/people/y-2")), "means"));
        Assert.Equal(HttpStatusCode.NotFound, await Consent(guardian, "p-0001", Text1, new { given = true, version = 1 }));
    }

    private static JsonElement Standing(JsonElement person) => person.GetProperty("consents")[0];

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    /// <summary>True when one more message leaves no trace.</summary>
    private async Task<bool> Stands(MqttDevice device, int value)
    {
        var before = await Points();
        return await Recorded(device, value) == before;
    }

    private async Task<int> Recorded(MqttDevice device, int value)
    {
        await device.Telemetry($$"""{"elder.water_12h":{{value}}}""");
        return await Points();
    }

    /// <summary>What is kept of the properties after one more report of them.</summary>
    private async Task<string> Reported(MqttDevice device, int value)
    {
        await device.Publish("twin/v1/act-1/reported", $$"""{"sensitivity":{{value}}}""");
        return (await Admin.Get("/api/v1/devices/act-1/desired")).GetProperty("reported").GetRawText();
    }

    private async Task<int> Points() => (await Admin.Get(History)).GetProperty("points").GetArrayLength();
}
