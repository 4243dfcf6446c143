using System.Buffers;
using System.Globalization;
using System.Text;
using CsCheck;
using Twin.Devices.Dialects.HomeAssistant;
using Twin.Fixtures;

namespace Twin.Devices.Dialects;

public sealed class HomeAssistantTests
{
    private const string Speaker = "garden-1";

    private static readonly DateTimeOffset Arrived = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Routes _routes = new([new Zigbee2MqttDialect(), new HomeAssistantDialect()]);
    private readonly DiscoveredEntities _entities;

    public HomeAssistantTests() => _entities = new DiscoveredEntities(_routes, Speaker, new RecordingDiscovery());

    public static TheoryData<string, string, string, string, string> Golden => new()
    {
        // announcement, then a message on a topic it names, and what that says
        { "homeassistant/binary_sensor/garden-1/config", """{"name":"garden","device_class":"motion","state_topic":"homeassistant/binary_sensor/garden/state"}""", "homeassistant/binary_sensor/garden/state", "ON", "motion=1" },
        { "homeassistant/sensor/garden-1/temperature/config", """{"~":"garden/one","stat_t":"~/state","val_tpl":"{{ value_json.temperature }}","unit_of_meas":"°C"}""", "garden/one/state", """{"temperature":21.5,"humidity":40}""", "temperature=21.5" },
        { "homeassistant/sensor/garden-1_soil/config", """{"stat_t":"g/soil","value_template":"{{ value_json['soil'].moisture | float }}"}""", "g/soil", """{"soil":{"moisture":"31"}}""", "soil=31" },
        { "homeassistant/sensor/0xA1_co2/config", """{"state_topic":"g/co2","device":{"identifiers":["0xA1"]}}""", "g/co2", "417", "co2=417" },
        { "homeassistant/lock/door/config", """{"stat_t":"g/door","stat_locked":"shut","stat_unlocked":"ajar"}""", "g/door", "shut", "door=1" },
        { "homeassistant/device/garden-1/config", """{"dev":{"ids":"garden-1"},"o":{"name":"made-up"},"cmps":{"t":{"p":"sensor","stat_t":"g/all","val_tpl":"{{value_json.t}}"},"d":{"p":"binary_sensor","stat_t":"g/all","val_tpl":"{{ value_json.d }}","pl_on":"open","pl_off":"closed"}}}""", "g/all", """{"t":20,"d":"open"}""", "t=20 d=1" },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public async Task A_topic_means_what_an_announcement_said(string announced, string config, string topic, string payload, string expected)
    {
        await Announce(announced, config);

        var decoded = Decode(topic, payload);
        Assert.Null(decoded.Fault);
        Assert.Equal(expected, Written(decoded.Telemetry));
    }

    [Theory]
    [InlineData("""{"stat_t":"g/s","avty_t":"g/there","pl_avail":"yes","pl_not_avail":"no"}""", "no", ConnectionStatus.Offline)]
    [InlineData("""{"stat_t":"g/s","avty":[{"t":"g/there"}]}""", "online", ConnectionStatus.Online)]
    [InlineData("""{"stat_t":"g/s","availability":{"topic":"g/there","payload_not_available":"dead"}}""", "dead", ConnectionStatus.Offline)]
    [InlineData("""{"stat_t":"g/s","avty_t":"g/there"}""", "perhaps", null)]
    public async Task Availability_says_whether_the_device_is_there(string config, string payload, ConnectionStatus? status)
    {
        await Announce("homeassistant/sensor/garden-1/s/config", config);

        Assert.Equal(status, Decode("g/there", payload).Status);
    }

    [Fact]
    public async Task Device_that_is_reached_through_another_is_that_ones_to_speak_for()
    {
        await Announce("homeassistant/sensor/0x00158d/lux/config", """{"stat_t":"g/lux","dev":{"ids":["zb_0x00158d"],"via_device":"bridge"}}""");

        var other = Assert.Single(Decode("g/lux", "120").Others);
        Assert.Equal(("0x00158d", "lux=120"), (other.Device, Written(other.Telemetry)));
    }

    [Fact]
    public async Task What_was_announced_is_changed_by_a_new_announcement_ended_by_an_empty_one_and_known_on_the_next_connection()
    {
        var store = new RecordingDiscovery();
        var first = new DiscoveredEntities(_routes, Speaker, store);
        await Announce("homeassistant/sensor/s/config", """{"stat_t":"g/old"}""", first);
        await Announce("homeassistant/sensor/s/config", """{"stat_t":"g/new"}""", first);
        Assert.Null(first.Find("g/old"));

        var next = new DiscoveredEntities(_routes, Speaker, store);
        Assert.Null(next.Find("g/new"));
        Assert.True(await next.Load());
        Assert.NotNull(next.Find("g/new"));
        await Announce("homeassistant/sensor/s/config", string.Empty, next);
        Assert.Null(next.Find("g/new"));
        Assert.False(await new DiscoveredEntities(_routes, Speaker, store).Load());
    }

    [Fact]
    public async Task Topics_that_a_dialect_reads_are_left_to_it()
    {
        await Announce("homeassistant/sensor/0x01/battery/config", """{"stat_t":"zigbee2mqtt/hall","val_tpl":"{{ value_json.battery }}"}""");

        Assert.Null(_entities.Find("zigbee2mqtt/hall"));
    }

    [Fact]
    public async Task Commands_go_to_the_topic_that_was_announced_in_the_words_that_were()
    {
        await Announce("homeassistant/switch/garden-1/pump/config", """{"stat_t":"g/pump","cmd_t":"g/pump/set","pl_on":"START","pl_off":"STOP"}""");
        var recipient = new Recipient(Speaker, Speaker, ["g/pump/set"], Arrived) { Entities = _entities };
        var order = new DeviceOrder(Speaker, Gateway: null, Number: 1, "water", Writes: true, """{"pump":true}""", Revision: 0);

        Assert.True(_entities.TakesCommandsOn("g/pump/set"));
        Assert.False(_entities.TakesCommandsOn("g/other/set"));
        var written = new HomeAssistantDialect().Write(order, recipient).Single();
        Assert.Equal(("g/pump/set", "START", true), (written.Messages[0].Topic, Encoding.UTF8.GetString(written.Messages[0].Payload), written.IsEchoed));
        Assert.Empty(new HomeAssistantDialect().Write(order with { Values = """{"fan":true}""" }, recipient));
    }

    [Theory]
    [InlineData("""{"stat_t":"g/s","val_tpl":"{% if value_json.a %}1{% endif %}"}""", "value_template: only value_json with a path is read")]
    [InlineData("""[1]""", "the payload is not a JSON object")]
    public void Decode_names_what_is_wrong(string config, string fault) =>
        Assert.Equal(fault, _routes.Find("homeassistant/sensor/s/config", Speaker)!.Decoder!.Decode(Bytes(config), Arrived).Fault);

    [Fact]
    public async Task Any_bytes_come_to_readings_a_fault_or_nothing()
    {
        await Announce("homeassistant/sensor/garden-1/t/config", """{"stat_t":"g/t","val_tpl":"{{ value_json.t }}","avty_t":"g/t"}""");
        IDecoder[] decoders = [_entities.Find("g/t")!.Decoder!, .. Golden.Select(row => _routes.Find(row.Data.Item1, Speaker)!.Decoder!)];
        var configs = Golden.Select(row => Encoding.UTF8.GetBytes(row.Data.Item2)).ToArray();
        var bytes = Gen.OneOf(
            Gen.Byte.Array[0, 200],
            Gen.Select(Gen.Int[0, configs.Length - 1], Gen.Int[0, 1000], Gen.Byte).Select((config, at, with) =>
            {
                var damaged = configs[config].ToArray();
                damaged[at % damaged.Length] = with;
                return damaged;
            }));
        Gen.Select(Gen.Int[0, decoders.Length - 1], bytes).Sample(
            (decoder, payload) =>
            {
                var decoded = decoders[decoder].Decode(new ReadOnlySequence<byte>(payload), Arrived);
                Assert.False(decoded.Telemetry.IsDefault);
                Assert.All(decoded.Telemetry.SelectMany(message => message.Readings), reading => Assert.True(double.IsFinite(reading.Value)));
            },
            iter: 5_000);
    }

    private async Task Announce(string topic, string config, DiscoveredEntities? entities = null)
    {
        var route = _routes.Find(topic, Speaker)!;
        Assert.Equal(Speaker, route.Device);
        var decoded = route.Decoder!.Decode(Bytes(config), Arrived);
        Assert.Null(decoded.Fault);
        Assert.Null(await (entities ?? _entities).Learn(decoded.Discovery!));
    }

    private Decoded Decode(string topic, string payload) => _entities.Find(topic)!.Decoder!.Decode(Bytes(payload), Arrived);

    private static ReadOnlySequence<byte> Bytes(string payload) => new(Encoding.UTF8.GetBytes(payload));

    private static string Written(IEnumerable<Telemetry> telemetry) => string.Join(' ', telemetry.SelectMany(message => message.Readings.Select(reading =>
        string.Create(CultureInfo.InvariantCulture, $"{reading.Metric}={reading.Value}"))));
}
