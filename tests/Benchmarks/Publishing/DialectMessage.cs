namespace Twin.Benchmarks.Publishing;

/// <summary>What a device of a dialect sends: smoke, temperature and battery in its vendor's words.</summary>
/// <param name="Topic">With <c>{device}</c>.</param>
/// <param name="Payload">Each <c>#</c> is a digit that changes.</param>
/// <param name="Announcement">What it must say first on each connection, also with <c>{device}</c>.</param>
internal sealed record DialectMessage(string Topic, string Payload, DialectMessage? Announcement = null)
{
    public const string Twin = "twin";

    /// <summary>By a mapping of the site's, which the run saves.</summary>
    public const string Site = "a site's mapping";

    public static IReadOnlyDictionary<string, DialectMessage> All { get; } = new Dictionary<string, DialectMessage>(StringComparer.Ordinal)
    {
        [Twin] = new("twin/v1/{device}/telemetry", """{"smoke.obscuration":0.01#,"ambient.temp":21.#,"battery":9#}"""),
        ["thingsboard"] = new("v1/devices/me/telemetry", """{"smoke.obscuration":0.01#,"ambient.temp":21.#,"battery":9#}"""),
        ["zigbee2mqtt"] = new("zigbee2mqtt/{device}", """{"smoke.obscuration":0.01#,"ambient.temp":21.#,"battery":9#}"""),
        ["homie (one value a message)"] = new("homie/{device}/smoke/obscuration", "0.01#"),
        ["tasmota"] = new("tele/{device}/SENSOR", """{"smoke":{"obscuration":0.01#},"ambient":{"temp":21.#},"battery":9#}"""),
        ["shelly"] = new("{device}/status/ambient", """{"temp":21.#,"smoke":0.01#,"battery":9#}"""),
        ["iotda"] = new("$oc/devices/{device}/sys/properties/report", """{"services":[{"service_id":"smoke","properties":{"obscuration":0.01#,"temp":21.#,"battery":9#}}]}"""),
        ["alink"] = new("/sys/k1/{device}/thing/event/property/post", """{"id":"1","version":"1.0","sys":{"ack":0},"params":{"smoke.obscuration":0.01#,"ambient.temp":21.#,"battery":9#},"method":"thing.event.property.post"}"""),
        ["jetlinks"] = new("/p1/{device}/properties/report", """{"properties":{"smoke.obscuration":0.01#,"ambient.temp":21.#,"battery":9#}}"""),

        // Names and texts, as an edge node sends before it is born: three metrics of fields 1 and 15.
        ["sparkplug"] = new("spBv1.0/g1/NDATA/{device}", "\u0012\u001a\n\u0011smoke.obscurationz\u00050.01#\u0012\u0014\n\u000cambient.tempz\u000421.#\u0012\u000d\n\u0007batteryz\u00029#"),
        ["home assistant"] = new(
            "ha/{device}",
            """{"o":0.01#,"t":21.#,"b":9#}""",
            new(
                "homeassistant/device/{device}/config",
                """
                {"dev":{"ids":"{device}"},"o":{"name":"benchmark"},"cmps":{
                "smoke.obscuration":{"p":"sensor","stat_t":"ha/{device}","val_tpl":"{{ value_json.o }}"},
                "ambient.temp":{"p":"sensor","stat_t":"ha/{device}","val_tpl":"{{ value_json.t }}"},
                "battery":{"p":"sensor","stat_t":"ha/{device}","val_tpl":"{{ value_json.b }}"}}}
                """)),
        [Site] = new("box/{device}/up", """{"s":1#,"t":21.#,"b":9#}"""),
    };
}
