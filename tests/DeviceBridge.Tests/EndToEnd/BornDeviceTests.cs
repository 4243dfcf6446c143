using System.Net;
using System.Net.Http.Json;
using Google.Protobuf;
using Twin.Devices.Dialects.Sparkplug;
using Twin.Fixtures;

namespace Twin.Devices.EndToEnd;

/// <summary>Dialects in which a device first says what it will speak of.</summary>
public sealed class BornDeviceTests(CommandedTwin twin) : IClassFixture<CommandedTwin>
{
    [Fact]
    public async Task Sparkplug_edge_node_is_born_reports_by_alias_is_told_and_asked_for_its_births_and_dies()
    {
        await twin.Create("c-edge");
        await twin.Create("c-lamp", "c-edge");
        await using var node = await twin.Connect("c-edge", "spBv1.0/g1/NCMD/c-edge/#", "spBv1.0/g1/DCMD/c-edge/#");
        await node.Publish("spBv1.0/g1/NBIRTH/c-edge", Payload(0, new SparkplugMetric { Name = "lock.open", Alias = 1, Datatype = (uint)SparkplugType.Int32, IntValue = 0 }));
        await node.Publish("spBv1.0/g1/DBIRTH/c-edge/c-lamp", Payload(1, new SparkplugMetric { Name = "lock.open", Alias = 2, Datatype = (uint)SparkplugType.Int32, IntValue = 0 }, new SparkplugMetric { Name = "POWER", Alias = 3, Datatype = (uint)SparkplugType.Boolean, BooleanValue = false }));
        await node.Publish("spBv1.0/g1/NDATA/c-edge", Payload(2, new SparkplugMetric { Alias = 1, IntValue = 1 }));
        Assert.Equal(1, await ValueOf("c-edge", "lock.open"));
        Assert.Equal(0, await ValueOf("c-lamp", "lock.open"));

        await twin.Api.Post("/api/v1/devices/c-lamp/commands", new { command = "power", parameters = new { on = true } });
        var (topic, payload) = await node.NextBytes();
        Assert.Equal("spBv1.0/g1/DCMD/c-edge/c-lamp", topic);
        var told = Assert.Single(SparkplugPayload.Parser.ParseFrom(payload).Metrics);
        Assert.Equal(("POWER", (uint)SparkplugType.Boolean, true), (told.Name, told.Datatype, told.BooleanValue));
        await node.Publish("spBv1.0/g1/DDATA/c-edge/c-lamp", Payload(3, new SparkplugMetric { Alias = 3, BooleanValue = true }));
        Assert.Equal("acknowledged", await twin.StatusOf("c-lamp"));

        await node.Publish("spBv1.0/g1/NDATA/c-edge", Payload(5, new SparkplugMetric { Alias = 1, IntValue = 0 }));
        var (asked, request) = await node.NextBytes();
        Assert.Equal(("spBv1.0/g1/NCMD/c-edge", "Node Control/Rebirth"), (asked, SparkplugPayload.Parser.ParseFrom(request).Metrics.Single().Name));

        await node.Publish("spBv1.0/g1/NDEATH/c-edge", Payload(0));
        Assert.Equal("offline", (await twin.Api.Get("/api/v1/devices/c-lamp")).GetProperty("connection").GetString());
    }

    [Fact]
    public async Task Home_assistant_device_announces_itself_reports_where_it_said_and_is_told_there_also_on_its_next_connection()
    {
        const string Config = """{"~":"yard/lock","stat_t":"~/state","val_tpl":"{{ value_json.open }}","cmd_t":"~/set","name":"yard"}""";
        await twin.Create("c-yard");
        await using (var first = await twin.Connect("c-yard"))
        {
            await first.Publish("homeassistant/lock/c-yard/lock.open/config", Config);
            await first.Publish("homeassistant/switch/c-yard/POWER/config", """{"stat_t":"yard/power","cmd_t":"yard/power/set"}""");
            await first.Publish("yard/lock/state", """{"open":0}""");
            Assert.Equal(0, await ValueOf("c-yard", "lock.open"));
        }

        await using var device = await twin.Connect("c-yard", "yard/power/set");
        await device.Publish("yard/lock/state", """{"open":1}""");
        Assert.Equal(1, await ValueOf("c-yard", "lock.open"));

        await twin.Api.Post("/api/v1/devices/c-yard/commands", new { command = "power", parameters = new { on = true } });
        Assert.Equal(("yard/power/set", "ON"), await device.Next());
        await device.Publish("yard/power", "ON");
        Assert.Equal("acknowledged", await twin.StatusOf("c-yard"));
    }

    [Fact]
    public async Task Device_of_a_sites_own_mapping_reports_is_told_and_acknowledges_in_its_own_words()
    {
        const string Script = """
            function map(m) { return m.json.ack ? { reply: { number: m.json.ack, done: m.json.ok } } : { values: { 'lock.open': m.json.open } }; }
            function command(o) { return { topic: 'acme/' + o.device + '/do', payload: { seq: o.number, cmd: o.method, args: o.values } }; }
            """;
        await twin.Create("c-acme");
        using var admin = await twin.Host.SignInAsAdmin();
        using var saved = await admin.Http.PutAsJsonAsync("/api/v1/mappings/acme", new { name = "顶点", topic = "acme/{device}/up", script = Script, down = "acme/{device}/do" });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        ListeningDevice? device = null;
        await Eventually.Async(
            async () =>
            {
                device = await twin.TryConnect("c-acme", "acme/c-acme/do");
                return device is not null;
            },
            "the mapping is in force");
        await using var box = device!;
        await box.Publish("acme/c-acme/up", """{"open":1}""");
        Assert.Equal(1, await ValueOf("c-acme", "lock.open"));

        await twin.Api.Post("/api/v1/devices/c-acme/commands", new { command = "open", parameters = new { seconds = 5 } });
        Assert.Equal(("acme/c-acme/do", """{"seq":1,"cmd":"open","args":{"seconds":5}}"""), await box.Next());
        await box.Publish("acme/c-acme/up", """{"ack":1,"ok":true}""");
        Assert.Equal("acknowledged", await twin.StatusOf("c-acme"));

        await twin.Api.Post("/api/v1/devices/c-acme/commands", new { command = "on" });
        await box.Next();
        await box.Publish("acme/c-acme/up", """{"ack":2,"ok":false}""");
        Assert.Equal("failed", await twin.StatusOf("c-acme", 2));
    }

    private async Task<double> ValueOf(string device, string metric) =>
        (await twin.Api.Get($"/api/v1/devices/{device}")).GetProperty("values").EnumerateArray()
            .Single(value => value.GetProperty("metric").GetString() == metric).GetProperty("value").GetDouble();

    private static byte[] Payload(ulong sequence, params SparkplugMetric[] metrics)
    {
        var payload = new SparkplugPayload { Seq = sequence };
        payload.Metrics.AddRange(metrics);
        return payload.ToByteArray();
    }
}
