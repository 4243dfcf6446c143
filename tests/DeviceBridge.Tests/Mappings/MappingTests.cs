using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Twin.Devices.Dialects;

namespace Twin.Devices.Mappings;

public sealed class MappingTests
{
    /// <summary>The sandbox itself, garbage included; the limit is looked at between steps, and one step may take a few megabytes.</summary>
    private const long MostBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly DateTimeOffset Arrived = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData("return { values: { t: m.json.t / 10, on: true, word: 'open', none: null }, ts: m.json.at };", """{"t":215,"at":1764000000}""", "box-1: t=21.5@1764000000 on=1@1764000000 word=open@1764000000")]
    [InlineData("return [{ values: { a: 1 } }, { device: 'box 2', values: { a: '2' }, status: 'offline' }];", "", "box-1: a=1 | box_2: a=2 (Offline)")]
    [InlineData("return { values: { raw: m.bytes[0] * 256 + m.bytes[1], level: m.levels[1].length } };", "\u0001\u0002", "box-1: raw=258 level=5")]
    [InlineData("return m.text.split(',').map((v, i) => ({ ts: m.receivedAt + i * 1000, values: { v: Number(v) } }));", "1,2", "box-1: v=1 v=2@1782907201")]
    [InlineData("return { status: 'online' };", "", "box-1: (Online)")]
    [InlineData("return null;", "", "box-1:")]
    public void Script_says_what_a_message_holds(string body, string payload, string expected)
    {
        var decoded = Decode(Map(body), payload);

        Assert.Null(decoded.Fault);
        Assert.Equal(expected, Written("box-1", decoded.Telemetry, decoded.Status) + string.Concat((decoded.Others.IsDefault ? [] : decoded.Others).Select(other => $" | {Written(other.Device, other.Telemetry, other.Status)}")));
    }

    [Theory]
    [InlineData("for (;;);", "100000 statements")]
    [InlineData("return map(m);", "64 times deep")]
    [InlineData("const f = () => [1].map(f); return f();", "64 times deep")]
    [InlineData("let s = 'x'; for (;;) s += s;", "memory")]
    [InlineData("const a = []; for (;;) a.push(new Array(1000).fill('x'));", "")]
    [InlineData("return 'x'.repeat(1e9);", "repeat: the result would be too long")]
    [InlineData("return 'x'.padStart(1e9);", "padStart: the result would be too long")]
    [InlineData("return new Array(1e9).fill(1).join('xxxxxxxx');", "")]
    [InlineData("return Array.from({ length: 1e9 });", "")]
    [InlineData("return new Array(100000).join('x'.repeat(4000000));", "join: the result would be too long")]
    [InlineData("const s = 'x'.repeat(4000000); return s.replaceAll('x', s);", "replaceAll: the result would be too long")]
    [InlineData("return /^(a+)+$/.test('a'.repeat(50000) + 'b');", "")]
    [InlineData("return JSON.parse('['.repeat(1000000));", "")]
    [InlineData("return new Uint8Array(1e9);", "Uint8Array is not defined")]
    [InlineData("return 2n ** 10000000n;", "BigInt is not available")]
    [InlineData("return (function () {}).constructor('return 1')();", "")]
    [InlineData("return System.IO.File.ReadAllText('/etc/passwd');", "System is not defined")]
    [InlineData("return { get values() { for (;;); } };", "100000 statements")]
    [InlineData("return { values: new Proxy({}, {}) };", "Proxy is not defined")]
    [InlineData("let a = []; for (let i = 0; i < 60; i++) a = [a, a]; return a.toString();", "")]
    [InlineData("return 7;", "map() must return an object or an array of objects")]
    [InlineData("return { values: { v: { a: 1 } } };", "v: neither a number nor a text")]
    [InlineData("return { values: { v: NaN } };", "v: not a finite number")]
    [InlineData("return { ts: 'yesterday', values: { v: 1 } };", "ts: not a time")]
    [InlineData("return { device: 'a#b', values: { v: 1 } };", "names no possible device")]
    [InlineData("return m.json;", "JSON")]
    [InlineData("throw 'no';", "no")]
    [InlineData("throw { get message() { for (;;); } };", "")]
    [InlineData("Array.prototype.extra = 1; return null;", "read only")]
    [InlineData("let s = ''; for (let i = 0; i < 1e5; i++) s = Symbol.for(m.text + i); return null;", "Property 'for'")]
    public void Script_that_loops_recurses_allocates_without_end_or_returns_rubbish_is_a_fault_in_bounded_time_and_memory(string body, string fault)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        var found = CompiledMapping.Compile(Source(Map(body)), _clock) is { Mapping: { } mapping } ? Decode(mapping, "poison").Fault : CompiledMapping.Compile(Source(Map(body)), _clock).Fault;

        Assert.Contains(fault, found, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Longest);
    }

    [Fact]
    public void Script_says_events_and_replies_of_the_device_and_of_those_behind_it()
    {
        var decoded = Decode(Map("return [{ event: 'opened', data: { by: { card: 7 } }, id: 'e-1', reply: { number: 3, done: false } }, { device: 'box 2', reply: { number: 4 } }];"), string.Empty);

        Assert.Null(decoded.Fault);
        Assert.Equal([new DeviceEvent(Arrived, "opened", """{"by.card":7}""", "e-1")], decoded.Events);
        Assert.Equal(new CommandReply(3, Done: false, Answer: null), decoded.Reply);
        Assert.Equal(("box_2", new CommandReply(4, Done: true, Answer: null)), (decoded.Others.Single().Device, decoded.Others.Single().Reply));
        Assert.Contains("which command", Decode(Map("return { reply: { number: 'x' } };"), string.Empty).Fault, StringComparison.Ordinal);
        Assert.Contains("more than one", Decode(Map("return [{ reply: { number: 1 } }, { reply: { number: 2 } }];"), string.Empty).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return { topic: 'box/' + o.device + '/down', payload: { n: o.number, do: o.method, with: o.values, list: [1, null] } };", """box/box-1/down {"n":7,"do":"open","with":{"seconds":5},"list":[1,null]}""")]
    [InlineData("return [{ topic: 'box/box-1/down', payload: 'a' }, { topic: 'box/box-1/down', bytes: [98, 255] }];", "box/box-1/down a|box/box-1/down b\u00ff")]
    [InlineData("return { topic: 'box/box-1/down', payload: o.writes };", "box/box-1/down false")]
    [InlineData("return null;", "")]
    public void Script_says_what_a_device_is_told(string body, string expected)
    {
        var (written, fault) = Order(body);

        Assert.Null(fault);
        Assert.Equal(expected, string.Join('|', written.Messages.Select(message => $"{message.Topic} {(expected.EndsWith('\u00ff') ? Encoding.Latin1 : Encoding.UTF8).GetString(message.Payload)}")));
    }

    [Theory]
    [InlineData("for (;;);", "100000 statements")]
    [InlineData("return command(o);", "64 times deep")]
    [InlineData("let s = 'x'; for (;;) s += s;", "memory")]
    [InlineData("let a = []; for (let i = 0; i < 60; i++) a = [a, a]; return { topic: 'box/box-1/down', payload: a };", "")]
    [InlineData("const a = {}; a.a = a; return { topic: 'box/box-1/down', payload: a };", "64 times deep")]
    [InlineData("return { topic: 'box/box-1/down', payload: 'x'.repeat(70000) };", "longer than 65536 bytes")]
    [InlineData("return Array.from({ length: 65 }, () => ({ topic: 'box/box-1/down' }));", "more than 64 messages")]
    [InlineData("return { topic: 'box/box-2/down', payload: 1 };", "not a topic of what goes down")]
    [InlineData("return { topic: 'box/+/down', payload: 1 };", "not a topic of what goes down")]
    [InlineData("return { payload: 1 };", "not a topic of what goes down")]
    [InlineData("return 7;", "command() must return an object or an array of objects")]
    [InlineData("throw 'no';", "no")]
    public void Command_that_loops_recurses_allocates_or_speaks_elsewhere_is_a_fault_in_bounded_time_and_memory(string body, string fault)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        var (written, found) = Order(body);

        Assert.Empty(written.Messages);
        Assert.Contains(fault, found, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Longest);
    }

    [Theory]
    [InlineData("box/{device}/down", "box/box-1/down", true)]
    [InlineData("box/{device}/down", "box/box-2/down", false)]
    [InlineData("box/{device}/down", "box/+/down", false)]
    [InlineData("box/{device}/down", "box/box-1/#", false)]
    [InlineData("box/{device}/down", "box/box-1/down/#", false)]
    [InlineData("box/{device}/#", "box/box-1/#", true)]
    [InlineData("box/{device}/#", "box/box-1/+/x", true)]
    [InlineData("box/{device}/#", "box/#", false)]
    [InlineData("+/{device}/down", "site/box-1/down", true)]
    [InlineData("+/{device}/down", "#", false)]
    [InlineData(null, "box/box-1/down", false)]
    public void Device_may_subscribe_to_what_goes_down_to_itself_and_no_farther(string? down, string filter, bool may)
    {
        var source = Source(Map("return null;") + Command("return null;"));
        var mapping = CompiledMapping.Compile(source with { Definition = source.Definition with { Down = down } }, _clock).Mapping!;

        Assert.Equal(may, mapping.Owns(filter, "box-1"));
    }

    [Theory]
    [InlineData("map = 1;")]
    [InlineData("function other() {}")]
    [InlineData("for (;;); function map() {}")]
    [InlineData("function map( {")]
    [InlineData("")]
    public void Compile_refuses_a_script_that_has_no_function_to_run(string script) => Assert.NotNull(CompiledMapping.Compile(Source(script), _clock).Fault);

    [Fact]
    public void Script_that_ran_into_a_limit_is_not_run_for_that_device_for_a_while_and_for_others_it_is()
    {
        var mapping = Compile(Map("if (m.text === 'bad') for (;;); return { values: { v: 1 } };"));

        Assert.Contains("statements", Decode(mapping, "bad").Fault, StringComparison.Ordinal);
        Assert.Contains("a moment ago", Decode(mapping, "good").Fault, StringComparison.Ordinal);
        Assert.Null(Decode(mapping, "good", "box-2").Fault);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(Decode(mapping, "good").Fault);
    }

    [Fact]
    public void Any_bytes_come_to_readings_or_a_fault()
    {
        var mapping = Compile(Map("const j = m.json; return { device: j.d, ts: j.t, status: j.s, values: j.v };"));
        string[] pieces = ["{", "}", "\"v\":", "\"d\":", "\"t\":", "[", "]", ",", "\"a\":1", "\"\\ud800\"", "1e999", "null", "\"__proto__\":", "温"];
        var texts = Gen.Int[0, pieces.Length - 1].Array[0, 20].Select(indexes => Encoding.UTF8.GetBytes(string.Concat(indexes.Select(i => pieces[i]))));
        Gen.OneOf(Gen.Byte.Array[0, 100], texts).Sample(
            payload => Assert.False(mapping.Match("box/box-1/up", "box-1")!.Decoder!.Decode(new ReadOnlySequence<byte>(payload), Arrived).Telemetry.IsDefault),
            iter: 500);
    }

    [Fact]
    public void Topic_says_whose_message_it_is_where_it_has_a_level_for_that()
    {
        var mapping = Compile(Map("return { values: { v: 1 } };"));

        Assert.Equal(("box_9", "box 9"), (mapping.Match("box/box 9/up", "box-1")!.Device, mapping.Match("box/box 9/up", "box-1")!.Name));
        Assert.Null(mapping.Match("box/box-1/down", "box-1"));
        Assert.Equal("box-1", Compile(Map("return null;"), "plain/#").Match("plain/a/b", "box-1")!.Device);
        Assert.Null(Compile(Map("return null;"), "plain/#").Match("plain/a/b", sessionDevice: null)!.Device);
    }

    [Fact]
    public void Mappings_read_what_no_dialect_reads_and_leave_the_rest_to_them()
    {
        var site = new MappingDialect(NullLogger<MappingDialect>.Instance);
        var routes = new Routes([new JetLinksDialect(), site]);
        Assert.NotNull(routes.Find("/box/box-1/own/form", "box-1")!.Unread);

        site.Replace([Compile(Map("return { values: { v: 1 } };"), "/box/{device}/#")]);
        Assert.Equal(1, routes.Version);
        Assert.IsType<MappingDecoder>(routes.Find("/box/box-1/own/form", "box-1")!.Decoder);
        Assert.IsType<JsonDecoder>(routes.Find("/box/box-1/properties/report", "box-1")!.Decoder);
    }

    private static string Command(string body) => $"function command(o) {{ {body} }}";

    private (WrittenOrder Written, string? Fault) Order(string body)
    {
        var source = Source(Map("return null;") + Command(body));
        var (mapping, fault) = CompiledMapping.Compile(source with { Definition = source.Definition with { Down = "box/{device}/down" } }, _clock);
        Assert.Null(fault);
        return mapping!.Write(new DeviceOrder("box-1", Gateway: null, Number: 7, "open", Writes: false, """{"seconds":5}""", Revision: 0), "box-1", "box-1", Arrived);
    }

    private static string Map(string body) => $"function map(m) {{ {body} }}";

    private static SiteMapping Source(string script, string topic = "box/{device}/up") => new("box", 1, new MappingDefinition("盒子", topic, script), "admin", Arrived);

    private CompiledMapping Compile(string script, string topic = "box/{device}/up")
    {
        var (mapping, fault) = CompiledMapping.Compile(Source(script, topic), _clock);
        Assert.Null(fault);
        return mapping!;
    }

    private Decoded Decode(string script, string payload) => Decode(Compile(script), payload);

    private static Decoded Decode(CompiledMapping mapping, string payload, string device = "box-1") =>
        mapping.Match($"box/{device}/up", device)!.Decoder!.Decode(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(payload)), Arrived);

    private static string Written(string device, ImmutableArray<Telemetry> telemetry, ConnectionStatus? status)
    {
        var values = telemetry.SelectMany(message =>
        {
            var at = message.At == Arrived ? string.Empty : $"@{message.At.ToUnixTimeSeconds()}";
            return message.Readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $" {reading.Metric}={reading.Value}{at}"))
                .Concat((message.Words.IsDefault ? [] : message.Words).Select(word => $" {word.Key}={word.Text}{at}"));
        });
        return $"{device}:{string.Concat(values)}{(status is null ? string.Empty : $" ({status})")}";
    }
}
