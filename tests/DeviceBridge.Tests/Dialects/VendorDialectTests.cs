using System.Buffers;
using System.Globalization;
using System.Text;
using CsCheck;

namespace Twin.Devices.Dialects;

/// <summary>Payloads as hardware sends them, each with the readings it holds.</summary>
public sealed class VendorDialectTests
{
    private static readonly DateTimeOffset Arrived = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly IDialect[] Dialects =
    [
        new TwinDialect(), new ThingsBoardDialect(), new Zigbee2MqttDialect(), new HomieDialect(), new IotdaDialect(),
        new AlinkDialect(), new JetLinksDialect(), new TasmotaDialect(), new ShellyDialect(),
    ];

    public static TheoryData<string, string, string, string> Golden => new()
    {
        // topic, payload, device, readings as "key=value" with words in quotes and times other than the arrival after @
        { "zigbee2mqtt/kitchen smoke", """{"battery":78.43,"linkquality":55,"smoke":false,"battery_low":false,"update":{"state":"idle"}}""", "kitchen_smoke", "battery=78.43 linkquality=55 smoke=0 battery_low=0 update.state=\"idle\"" },
        { "zigbee2mqtt/floor1/hall", """{"battery":"99","action":null}""", "floor1:hall", "battery=99" },
        { "tele/tasmota_1/SENSOR", """{"Time":"2017-02-16T10:13:52","DS18B20":{"Id":"0000","Temperature":20.6},"TempUnit":"C"}""", "tasmota_1", "DS18B20.Id=0@2017-02-16T02:13:52Z DS18B20.Temperature=20.6@2017-02-16T02:13:52Z TempUnit=\"C\"@2017-02-16T02:13:52Z" },
        { "tasmota_1/tele/STATE", """{"POWER":"ON","Wifi":{"RSSI":72}}""", "tasmota_1", "POWER=1 Wifi.RSSI=72" },
        { "stat/tasmota_1/POWER", "OFF", "tasmota_1", "POWER=0" },
        { "shellyplusht-1/events/rpc", """{"src":"shellyplusht-other","method":"NotifyFullStatus","params":{"ts":1680962879.62,"temperature:0":{"id":0,"tC":19.8}}}""", "shellyplusht-1", "temperature:0.tC=19.8@2023-04-08T14:07:59.62Z" },
        { "shellyplusht-1/events/rpc", """{"method":"NotifyEvent","params":{"ts":1680962879.62,"events":[{"component":"input:0","event":"single_push"}]}}""", "shellyplusht-1", "input:0.event=\"single_push\"@2023-04-08T14:07:59.62Z" },
        { "shellyplus1-2/status/switch:0", """{"id":0,"output":true,"apower":8.9}""", "shellyplus1-2", "switch:0.output=1 switch:0.apower=8.9" },
        { "homie/hall/thermometer/temperature", "21.5", "hall", "thermometer.temperature=21.5" },
        { "homie/hall/door/state", "open", "hall", "door.state=\"open\"" },
        { "/smoke-product/s-1/properties/report", """{"messageId":"1","properties":{"temp":36,"name":"x"},"propertySourceTimes":{"temp":1764000000000}}""", "s-1", "temp=36@2025-11-24T16:00:00Z name=\"x\"" },
        { "/smoke-product/gw-1/child/s-2/properties/report", """{"properties":{"temp":"36.5"}}""", "s-2", "temp=36.5" },
        { "/smoke-product/s-1/event/fire_alarm", """{"messageId":"2","data":{"level":3}}""", "s-1", "fire_alarm.level=3" },
        { "$oc/devices/o-1/sys/properties/report", """{"services":[{"service_id":"Temperature","properties":{"value":57},"event_time":"20151212T121212Z"}]}""", "o-1", "Temperature.value=57@2015-12-12T12:12:12Z" },
        { "$oc/devices/o-1/sys/events/up", """{"services":[{"service_id":"smoke","event_type":"alarm","paras":{"level":1}}]}""", "o-1", "smoke.level=1" },
        { "/sys/a1product/d-1/thing/event/property/post", """{"id":"123","version":"1.0","params":{"WF":{"value":23.6,"time":1524448722000},"Power":"on"},"method":"thing.event.property.post"}""", "d-1", "WF=23.6@2018-04-23T01:58:42Z Power=1" },
        { "/sys/a1product/d-1/thing/event/fire/post", """{"id":"124","params":{"value":{"level":2},"time":1524448722000}}""", "d-1", "fire.level=2@2018-04-23T01:58:42Z" },
        { "v2/t", """{"t":1}""", "session", "t=1" },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Decode_reads_what_hardware_sends(string topic, string payload, string device, string readings)
    {
        var route = Route(topic);

        Assert.Equal(device, route.Device);
        var decoded = route.Decoder!.Decode(Bytes(payload), Arrived);
        Assert.Null(decoded.Fault);
        Assert.Equal(readings.Split(' ').Order(StringComparer.Ordinal), decoded.Telemetry.SelectMany(Written).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("zigbee2mqtt/hall/availability", "online", ConnectionStatus.Online)]
    [InlineData("zigbee2mqtt/hall/availability", """{"state":"offline"}""", ConnectionStatus.Offline)]
    [InlineData("zigbee2mqtt/bridge/state", """{"state":"online"}""", ConnectionStatus.Online)]
    [InlineData("tele/t-1/LWT", "Offline", ConnectionStatus.Offline)]
    [InlineData("shelly-1/online", "true", ConnectionStatus.Online)]
    [InlineData("homie/hall/$state", "lost", ConnectionStatus.Offline)]
    [InlineData("homie/hall/$state", "sleeping", ConnectionStatus.Online)]
    [InlineData("/product/d-1/offline", "{}", ConnectionStatus.Offline)]
    public void Decode_knows_who_is_there_and_who_is_gone(string topic, string payload, ConnectionStatus status)
    {
        var decoded = Route(topic).Decoder!.Decode(Bytes(payload), Arrived);

        Assert.Equal((status, null), (decoded.Status, decoded.Fault));
    }

    [Theory]
    [InlineData("v1/gateway/telemetry", """{"Device A":[{"ts":1483228800000,"values":{"temperature":42}}],"b/1":[{"humidity":80}]}""", "Device_A: temperature=42@2017-01-01T00:00:00Z | b:1: humidity=80")]
    [InlineData("v1/gateway/attributes", """{"Device A":{"version":"1.2","count":3}}""", "Device_A: version=1.2 count=3")]
    [InlineData("$oc/devices/gw-1/sys/gateway/sub_devices/properties/report", """{"devices":[{"device_id":"o-2","services":[{"service_id":"T","properties":{"v":5}}]}]}""", "o-2: T.v=5")]
    public void Decode_reads_what_a_gateway_says_of_the_devices_behind_it(string topic, string payload, string expected)
    {
        var decoded = Route(topic).Decoder!.Decode(Bytes(payload), Arrived);

        Assert.Null(decoded.Fault);
        Assert.Equal(expected, string.Join(" | ", decoded.Others.Select(other => $"{other.Device}: {string.Join(' ', other.Telemetry.SelectMany(Written))}")));
    }

    [Theory]
    [InlineData("twin/v1/d-1/event", """{"event":"access","ts":1764000000000,"id":"e-1","data":{"result":"forced","person":null}}""", "access e-1 {\"result\":\"forced\"} @2025-11-24T16:00:00Z")]
    [InlineData("twin/v1/d-1/event", """{"event":"bin-full"}""", "bin-full  {}")]
    [InlineData("/smoke-product/s-1/event/fire_alarm", """{"messageId":"2","timestamp":1764000000000,"data":{"level":3,"at":{"floor":5}}}""", "fire_alarm  {\"level\":3,\"at.floor\":5} @2025-11-24T16:00:00Z")]
    [InlineData("$oc/devices/o-1/sys/events/up", """{"services":[{"service_id":"smoke","event_type":"alarm","event_id":"9","paras":{"level":1}}]}""", "alarm  {\"level\":1}")]
    [InlineData("/sys/a1product/d-1/thing/event/fire/post", """{"id":"124","params":{"value":{"level":2},"time":1764000000000}}""", "fire  {\"level\":2} @2025-11-24T16:00:00Z")]
    [InlineData("shellyplusht-1/events/rpc", """{"method":"NotifyEvent","params":{"ts":1764000000,"events":[{"component":"input:0","event":"single_push"}]}}""", "input:0.event  {\"component\":\"input:0\",\"event\":\"single_push\"} @2025-11-24T16:00:00Z")]
    public void Decode_reads_what_happened(string topic, string payload, string expected)
    {
        var decoded = Route(topic).Decoder!.Decode(Bytes(payload), Arrived);

        Assert.Null(decoded.Fault);
        var happened = Assert.Single(decoded.Events);
        var at = happened.At == Arrived ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" @{happened.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        Assert.Equal(expected, $"{happened.Type} {happened.Id} {happened.Data}{at}");
    }

    [Theory]
    [InlineData("""{"smoke.obscuration":0.15}""", 1, null)]
    [InlineData("""{"event":3}""", 1, null)]
    [InlineData("""{"event":"","data":{}}""", 0, "event: is needed, as a text")]
    [InlineData("""[]""", 0, "the payload is not a JSON object")]
    public void Decode_of_an_event_topic_reads_readings_where_no_event_is_named(string payload, int readings, string? fault)
    {
        var decoded = Route("twin/v1/d-1/event").Decoder!.Decode(Bytes(payload), Arrived);

        Assert.Equal((readings, fault), (decoded.Telemetry.Sum(message => message.Readings.Length), decoded.Fault));
    }

    [Theory]
    [InlineData("zigbee2mqtt/厨房")]
    [InlineData("homie/hall")]
    [InlineData("$oc/devices/o-1/sys/shadow/get")]
    [InlineData("/sys/a1product/d-1/thing/deviceinfo/update")]
    [InlineData("/product/d-1/properties/read/reply")]
    public void Match_says_why_a_message_is_not_read(string topic) => Assert.NotNull(Route(topic).Unread);

    [Theory]
    [InlineData("$oc/devices/o-1/sys/properties/report", """{"services":[{"properties":{}}]}""", "services: one has no service_id or no properties")]
    [InlineData("/sys/p/d-1/thing/event/property/post", """{"id":"1"}""", "params: is needed")]
    [InlineData("/p/d-1/properties/report", """{"properties":3}""", "properties: is needed")]
    [InlineData("shelly-1/events/rpc", """[]""", "the payload is not a JSON object")]
    [InlineData("zigbee2mqtt/hall", """{"a":1""", "not JSON, or nested too deeply, at line 1, byte 7")]
    [InlineData("zigbee2mqtt/hall", """{"a":1e999}""", "a: not a finite number")]
    [InlineData("tele/t-1/LWT", "perhaps", "\"perhaps\" is neither online nor offline")]
    [InlineData("tele/t-1/SENSOR", """{"Time":"yesterday","a":1}""", "Time: not a time, the time of arrival was taken")]
    public void Decode_names_what_is_wrong(string topic, string payload, string fault) =>
        Assert.Equal(fault, Route(topic).Decoder!.Decode(Bytes(payload), Arrived).Fault);

    [Fact]
    public void Decode_never_throws_whatever_the_bytes()
    {
        var decoders = Golden.Select(row => Route(row.Data.Item1).Decoder!).Distinct().ToArray();
        Gen.Select(Gen.Int[0, decoders.Length - 1], Gen.Byte.Array[0, 300]).Sample((decoder, bytes) =>
        {
            var decoded = decoders[decoder].Decode(new ReadOnlySequence<byte>(bytes), Arrived);
            Assert.False(decoded.Telemetry.IsDefault);
        });
    }

    [Fact]
    public void Decode_never_throws_when_a_good_payload_is_damaged()
    {
        var rows = Golden.Select(row => (Decoder: Route(row.Data.Item1).Decoder!, Payload: Encoding.UTF8.GetBytes(row.Data.Item2))).ToArray();
        Gen.Select(Gen.Int[0, rows.Length - 1], Gen.Int[0, 1000], Gen.Byte, Gen.Int[0, 1000]).Sample((row, at, with, length) =>
        {
            var bytes = rows[row].Payload.ToArray();
            bytes[at % bytes.Length] = with;
            var decoded = rows[row].Decoder.Decode(new ReadOnlySequence<byte>(bytes, 0, Math.Min(length, bytes.Length)), Arrived);
            Assert.All(decoded.Telemetry.SelectMany(message => message.Readings), reading => Assert.True(double.IsFinite(reading.Value)));
        });
    }

    private static MessageRoute Route(string topic) =>
        Dialects.Select(dialect => dialect.Match(topic, "session")).First(route => route is not null)!;

    private static ReadOnlySequence<byte> Bytes(string payload) => new(Encoding.UTF8.GetBytes(payload));

    private static IEnumerable<string> Written(Telemetry message)
    {
        var at = message.At == Arrived ? string.Empty : $"@{message.At.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture)}";
        return message.Readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Metric}={reading.Value}{at}"))
            .Concat((message.Words.IsDefault ? [] : message.Words).Select(word => $"{word.Key}=\"{word.Text}\"{at}"));
    }
}
