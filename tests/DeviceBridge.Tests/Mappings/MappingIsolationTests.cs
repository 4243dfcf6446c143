using System.Buffers;
using System.Text;
using Jint;
using Microsoft.Extensions.Time.Testing;

namespace Twin.Devices.Mappings;

/// <summary>Engines are used again; what one message's script did must not be seen by the next.</summary>
public sealed class MappingIsolationTests
{
    private const string Secret = "secret";

    private static readonly DateTimeOffset Arrived = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new();

    /// <summary>Each keeps what it reads wherever it can, and says what it finds kept.</summary>
    [Theory]
    [InlineData("let n = 0; function map(m) { return { values: { n: ++n } }; }")]
    [InlineData("const kept = []; function map(m) { kept.push(m.text); return { values: { n: kept.length, first: kept[0] } }; }")]
    [InlineData("var kept = kept || 'none'; function map(m) { const old = kept; kept = m.text; return { values: { old } }; }")]
    [InlineData("function map(m) { const old = map.kept || 'none'; map.kept = m.text; return { values: { old } }; }")]
    [InlineData("function map(m) { const old = globalThis.kept || 'none'; globalThis.kept = m.text; return { values: { old } }; }")]
    [InlineData("function map(m) { const old = globalThis.kept || 'none'; Object.setPrototypeOf(globalThis, { kept: m.text }); return { values: { old } }; }")]
    [InlineData("function map(m) { Object.preventExtensions(globalThis); Object.defineProperty(globalThis, 'map', { value: () => ({ values: { stolen: 1 } }), writable: false, configurable: false }); return { values: { a: 1 } }; }")]
    [InlineData("function map(m) { JSON = { parse: () => m.text }; String = null; delete globalThis.Array; return { values: { a: 1 } }; }")]
    [InlineData("function map(m) { const old = typeof JSON.parse('{\"a\":1}').a; JSON = { parse: () => ({ a: m.text }) }; return { values: { old } }; }")]
    [InlineData("function map(m) { const old = globalThis.kept || 'none'; globalThis.kept = m.text; throw new Error(old); }")]
    [InlineData("function map(m) { const old = globalThis.kept || 'none'; globalThis.kept = m.text; if (m.text === 'secret') for (;;); return { values: { old } }; }")]
    [InlineData("const seen = /./g; function map(m) { seen.test(m.text); return { values: { n: seen.lastIndex } }; }")]
    [InlineData("function map(m) { const old = RegExp.lastMatch + RegExp.$1 + RegExp.input; /(s.*)/.test(m.text); return { values: { old: old || 'none' } }; }")]
    [InlineData("const tag = (parts) => parts; function map(m) { const parts = tag`x`; const old = parts.kept || 'none'; try { parts.kept = m.text; } catch (e) { } return { values: { old } }; }")]
    [InlineData("class Kept { static last = 'none'; } function map(m) { const old = Kept.last; Kept.last = m.text; return { values: { old } }; }")]
    [InlineData("function* all() { let n = 0; for (;;) yield ++n; } const each = all(); function map(m) { return { values: { n: each.next().value } }; }")]
    [InlineData("function map(m) { const proto = Object.getPrototypeOf(function* () { }); const old = proto.kept || 'none'; try { proto.kept = m.text; } catch (e) { } return { values: { old } }; }")]
    [InlineData("function map(m) { const old = m.levels.kept || [].kept || 'none'; try { m.levels.constructor.prototype.kept = m.text; } catch (e) { } return { values: { old } }; }")]
    [InlineData("function map(m) { const old = ({}).kept || 'none'; try { m.__proto__.kept = m.text; } catch (e) { } return { values: { old } }; }")]
    [InlineData("function map(m) { const old = Math.max(1, 2); try { Math.max = () => m.text; } catch (e) { } return { values: { old } }; }")]
    public void Nothing_of_one_device_s_message_is_left_for_another_s(string script)
    {
        var used = Compile(script);
        for (var i = 0; i < 3; i++)
        {
            Decode(used, "box-1", Secret);
        }

        Assert.Equal(Decode(Compile(script), "box-2", "plain"), Decode(used, "box-2", "plain"));
    }

    [Fact]
    public void Script_can_change_nothing_that_it_did_not_make_itself()
    {
        var told = Decode(
            Compile("""
            function map(m) {
              const open = [...Object.getOwnPropertyNames(globalThis).filter((name) => name !== 'globalThis' && name !== 'map').map((name) => globalThis[name]),
                ...[function* () { }, Object.getPrototypeOf((function* () { })()), [].keys(), [].keys().map((x) => x), new Map().keys(), new Set().keys(), ''[Symbol.iterator](), 'a'.matchAll(/a/g), m, () => 1, class { }, /a/].map(Object.getPrototypeOf)];
              const reached = new Set([globalThis]);
              let changed = 0;
              const attempt = (change) => { try { change(); changed++; } catch (e) { } };
              while (open.length > 0) {
                const value = open.pop();
                if (value === null || (typeof value !== 'object' && typeof value !== 'function') || reached.has(value)) continue;
                reached.add(value);
                attempt(() => { value.kept = m.text; });
                attempt(() => { Object.defineProperty(value, 'kept', { value: m.text }); });
                if (Object.getPrototypeOf(value) !== null) attempt(() => { Object.setPrototypeOf(value, null); });
                open.push(Object.getPrototypeOf(value));
                for (const key of Object.getOwnPropertyNames(value)) {
                  const property = Object.getOwnPropertyDescriptor(value, key);
                  if (property.configurable || property.writable) changed++;
                  open.push(property.value, property.get, property.set);
                }
              }
              return { values: { changed, enough: reached.size > 300 } };
            }
            """),
            "box-1",
            Secret);

        Assert.Equal("changed=0 enough=1 ", told);
    }

    [Theory]
    [InlineData("async function map(m) { return null; }", "async")]
    [InlineData("function map(m) { const f = async () => 1; return null; }", "async")]
    [InlineData("function map(m) { import('x'); return null; }", "import")]
    public void What_would_go_on_after_the_message_is_refused(string script, string what) =>
        Assert.Contains(what, CompiledMapping.Compile(Source(script), _clock).Fault, StringComparison.Ordinal);

    [Fact]
    public async Task Messages_read_at_once_do_not_mix()
    {
        var mapping = Compile("let text; function map(m) { text = m.text; globalThis.device = m.device; return { values: { [globalThis.device]: text } }; }");

        await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                Assert.Equal($"box-{number}={number}{i:000} ", Decode(mapping, $"box-{number}", $"{number}{i:000}"));
            }
        })));
    }

    [Fact]
    public void Engine_is_given_up_when_it_has_read_a_lot()
    {
        using var engine = new MappingEngine(Engine.PrepareScript("function map(m) { return null; }", strict: true), TimeSpan.FromMinutes(1));
        var megabyte = new byte[1024 * 1024];
        for (var i = 0; i < 4; i++)
        {
            Assert.True(engine.IsGood);
            engine.Read("t", device: null, megabyte, Arrived);
        }

        Assert.False(engine.IsGood);
    }

    private static SiteMapping Source(string script) => new("box", 1, new MappingDefinition("盒子", "box/{device}/up", script), "admin", Arrived);

    private CompiledMapping Compile(string script)
    {
        var (mapping, fault) = CompiledMapping.Compile(Source(script), _clock);
        Assert.Null(fault);
        return mapping!;
    }

    private static string Decode(CompiledMapping mapping, string device, string payload)
    {
        var decoded = mapping.Match($"box/{device}/up", device)!.Decoder!.Decode(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(payload)), Arrived);
        return string.Concat(decoded.Telemetry.SelectMany(message =>
            message.Readings.Select(reading => $"{reading.Metric}={reading.Value} ").Concat((message.Words.IsDefault ? [] : message.Words).Select(word => $"{word.Key}={word.Text} ")))) + decoded.Fault;
    }
}
