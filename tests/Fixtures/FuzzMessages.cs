using System.Text;

namespace Twin.Fixtures;

/// <summary>
/// Messages of no sense, the same for the same seed: whatever a device might send by a defect of its own, from whole
/// messages of every dialect, through such with something wrong in them, to noise.
/// </summary>
public sealed class FuzzMessages(int seed)
{
    private const int MaxNoise = 300;
    private const int MaxNesting = 2_000;

    private static readonly string[] Topics =
    [
        "twin/v1/{device}/telemetry", "twin/v1/{device}/event", "twin/v1/{device}/reported", "twin/v1/{device}/command/1/reply",
        "v1/devices/me/telemetry", "v1/devices/me/attributes", "v1/devices/me/rpc/response/1", "v2/t", "v2/a",
        "v1/gateway/telemetry", "v1/gateway/attributes", "v1/gateway/rpc", "v1/gateway/connect", "v1/gateway/disconnect",
        "zigbee2mqtt/{device}", "zigbee2mqtt/{device}/availability", "zigbee2mqtt/bridge/state",
        "homie/{device}/node/property", "homie/{device}/$state", "tele/{device}/SENSOR", "tele/{device}/LWT", "stat/{device}/RESULT",
        "{device}/events/rpc", "{device}/status/temperature:0", "{device}/online", "{device}/twin/rpc",
        "$oc/devices/{device}/sys/properties/report", "$oc/devices/{device}/sys/gateway/sub_devices/properties/report",
        "$oc/devices/{device}/sys/events/up", "$oc/devices/{device}/sys/commands/response/request_id=1",
        "/sys/k1/{device}/thing/event/property/post", "/sys/k1/{device}/thing/event/alarm/post", "/sys/k1/{device}/thing/service/open_reply",
        "/p1/{device}/properties/report", "/p1/{device}/event/e1", "/p1/{device}/online", "/p1/{device}/child/c1/properties/report",
        "spBv1.0/g1/DDATA/{device}/c1", "spBv1.0/g1/NBIRTH/{device}", "spBv1.0/g1/NDATA/{device}", "spBv1.0/g1/DBIRTH/{device}/c1", "spBv1.0/g1/DDEATH/{device}/c1", "spBv1.0/g1/NDEATH/{device}",
        "homeassistant/sensor/{device}/config", "homeassistant/switch/{device}/lamp/config", "v1/devices/me/attributes/request/1", "device/{device}/up",
    ];

    private static readonly string[] Payloads =
    [
        """{"smoke.obscuration":0.15,"battery":87,"on":true,"note":"text"}""",
        """{"ts":1764000000000,"values":{"smoke.obscuration":0.15}}""",
        """[{"ts":1764000000000,"values":{"battery":87}},{"ts":"2026-05-01T08:00:00Z","values":{"battery":86}}]""",
        """{"c1":[{"ts":1764000000000,"values":{"t":20}}],"c2":[{"t":1}]}""",
        """{"device":"c1","id":1,"data":{"success":true}}""",
        """{"services":[{"service_id":"s","properties":{"t":20},"event_time":"20151212T121212Z"}]}""",
        """{"devices":[{"device_id":"c1","services":[{"service_id":"s","properties":{"t":20}}]}]}""",
        """{"id":"1","version":"1.0","sys":{"ack":1},"params":{"t":{"value":20,"time":1524448722000}},"method":"thing.event.property.post"}""",
        """{"properties":{"t":20},"timestamp":1764000000000,"messageId":"1"}""",
        """{"src":"d","dst":"d/events","method":"NotifyStatus","params":{"ts":1764000000.12,"switch:0":{"id":0,"output":true}}}""",
        """{"Time":"2026-05-01T08:00:00","AM2301":{"Temperature":21.5,"Humidity":45},"TempUnit":"C"}""",
        """{"~":"device/d","stat_t":"~/up","cmd_t":"~/set","val_tpl":"{{ value_json.t }}","dev":{"ids":["d"]}}""",
        """{"clientKeys":"t,u","sharedKeys":"v"}""",
        "\u0008\u0001\u0012\u001a\n\u0011smoke.obscurationz\u00050.012\u0018\0",
        """{"state":"online"}""", "online", "21.5", "ON", "ready", "null", "[]", "{}", "\"\\ud800\"",
    ];

    private static readonly string[] Rubbish =
        ["1e999", "-0", "NaN", "null", "{", "[", "\"", "\\u0000", "\\ud83d", "}", "]", ",", ":", "\0", "\uFEFF", "9223372036854775808", "1e-400", "烟", "/", "+", "#", "..", "$"];

    private readonly Random _random = new(seed);

    public (string Topic, byte[] Payload) Next(string device) => (Topic(device), Payload());

    private string Topic(string device)
    {
        var topic = Pick(Topics).Replace("{device}", _random.Next(20) == 0 ? Pick(Rubbish) : device, StringComparison.Ordinal);
        return _random.Next(10) switch
        {
            0 => Text(_random.Next(60)),
            1 or 2 => Spoil(topic),
            _ => topic,
        };
    }

    private byte[] Payload() => _random.Next(12) switch
    {
        0 => Noise(_random.Next(MaxNoise)),
        1 => Encoding.UTF8.GetBytes(Text(_random.Next(MaxNoise))),
        2 => Nested(_random.Next(MaxNesting)),
        3 => Encoding.UTF8.GetBytes(Pick(Payloads)),
        4 => Many(_random.Next(3_000)),
        5 or 6 => Broken(Encoding.UTF8.GetBytes(Pick(Payloads))),
        _ => Encoding.UTF8.GetBytes(Spoil(Pick(Payloads))),
    };

    /// <summary>Puts something in, leaves something out, or repeats something, a few times.</summary>
    private string Spoil(string text)
    {
        var spoilt = new StringBuilder(text);
        for (var times = 1 + _random.Next(4); times > 0 && spoilt.Length > 0; times--)
        {
            var at = _random.Next(spoilt.Length);
            var length = _random.Next(spoilt.Length - at + 1);
            _ = _random.Next(4) switch
            {
                0 => spoilt.Remove(at, Math.Min(length, 8)),
                1 => spoilt.Insert(at, Pick(Rubbish)),
                2 => spoilt.Insert(at, spoilt.ToString(at, length)),
                _ => spoilt.Remove(at, 1).Insert(at, (char)_random.Next(1, 0x3000)),
            };
        }

        return spoilt.ToString();
    }

    /// <summary>As a bad line does: bits turned, the end lost.</summary>
    private byte[] Broken(byte[] payload)
    {
        for (var times = _random.Next(4); times > 0; times--)
        {
            payload[_random.Next(payload.Length)] ^= (byte)(1 << _random.Next(8));
        }

        return payload[.._random.Next(payload.Length + 1)];
    }

    private byte[] Nested(int depth) => Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Repeat(_random.Next(2) == 0 ? "[" : "{\"a\":", depth)) + (_random.Next(2) == 0 ? "1" : string.Empty));

    private byte[] Many(int count) => Encoding.UTF8.GetBytes(
        _random.Next(2) == 0
            ? $"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"m{i}\":{i}"))}}}"
            : $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $"{{\"ts\":{1764000000 + i},\"values\":{{\"m\":{i}}}}}"))}]");

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        _random.NextBytes(noise);
        return noise;
    }

    private string Text(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(_random.Next(3) == 0 ? Pick(Rubbish) : ((char)_random.Next(' ', 'ÿ')).ToString());
        }

        return text.ToString();
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
