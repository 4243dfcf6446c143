using System.Text;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Twin.Devices.Mappings;

/// <summary>
/// Runs one script on one message after the other: no clock but the message's, no network, no CLR. Nothing of a message
/// is left for the next: what the script did not make itself is frozen, the globals are put back, and an engine in which
/// it was cut short is not used again. What it takes in time, statements, depth and memory is bounded for each message.
/// </summary>
internal sealed class MappingEngine : IDisposable
{
    public const int MaxStatements = 100_000;
    public const int MaxDepth = 64;
    public const long MaxMemory = 16 * 1024 * 1024;

    private const uint MaxArray = 100_000;

    /// <summary>An engine may keep names it has read; so it is given up when it has read this many bytes, a message counting for no less than a kilobyte.</summary>
    private const long MaxRead = 4 * 1024 * 1024;
    private const int LeastRead = 1024;

    private static readonly TimeSpan RegexTimeout = TimeSpan.FromMilliseconds(50);
    private static readonly Prepared<Script> Sandbox = Engine.PrepareScript(ReadSandbox());

    private readonly Prepared<Script> _script;
    private readonly Engine _engine;
    private readonly JsValue _up;
    private readonly JsValue _down;
    private readonly JsValue _bytes;
    private readonly GlobalSnapshot _clean;
    private byte[] _payload = [];
    private long _left = MaxRead;

    public MappingEngine(Prepared<Script> script, TimeSpan timeout)
    {
        _script = script;
        _engine = new Engine(options =>
        {
            options.LimitMemory(MaxMemory).MaxStatements(MaxStatements).TimeoutInterval(timeout).LimitRecursion(MaxDepth).Strict();
            options.Constraints.MaxArraySize = MaxArray;
            options.Constraints.RegexTimeout = RegexTimeout;
            options.Constraints.StackOverflowGuard = true;
            options.Host.StringCompilationAllowed = false;
        });
        var sandbox = (ObjectInstance)_engine.Evaluate(Sandbox);
        (_up, _down) = (sandbox.Get("up"), sandbox.Get("down"));
        _bytes = new ClrFunction(_engine, "bytes", (_, _) => new JsArray(_engine, [.. _payload.Select(octet => (JsValue)JsNumber.Create(octet))]));
        _clean = _engine.Advanced.CaptureGlobalSnapshot();
    }

    /// <summary>False when it must not be given another message.</summary>
    public bool IsGood => _left > 0;

    /// <summary>What the script leaves as <c>map</c> or <c>command</c>.</summary>
    public JsValue Function(string name) => _engine.Execute(_script).GetValue(name);

    /// <returns>
    /// Fours of bare values: <c>entry</c> with device, time and status, then each <c>value</c> with its name, an <c>event</c> with its type,
    /// data and id, and a <c>reply</c> with its number and whether it is done.
    /// </returns>
    public JsArray Read(string topic, string? device, byte[] payload, DateTimeOffset arrived)
    {
        _payload = payload;
        return Run(payload.Length, () => _engine.Call(
            _up, Function("map"), topic, device is null ? JsValue.Null : device, Encoding.UTF8.GetString(payload), arrived.ToUnixTimeMilliseconds(), _bytes));
    }

    /// <param name="name">The device as the hardware calls it.</param>
    /// <returns>Fours of bare values: <c>text</c> or <c>bytes</c> with topic, payload and whether the device answers by reporting the values.</returns>
    public JsArray Write(DeviceOrder order, string name, DateTimeOffset now) => Run(order.Values.Length, () => _engine.Call(
        _down, Function("command"), name, order.Number, order.Method is { } method ? method : JsValue.Null, order.Writes, order.Values, order.Revision, now.ToUnixTimeMilliseconds()));

    public void Dispose() => _engine.Dispose();

    private JsArray Run(int read, Func<JsValue> call)
    {
        var left = _left - Math.Max(read, LeastRead);
        _left = 0;
        try
        {
            var told = (JsArray)call();
            Forget(left);
            return told;
        }
        catch (JavaScriptException)
        {
            Forget(left);
            throw;
        }
    }

    private void Forget(long left)
    {
        _payload = [];
        _engine.Advanced.RestoreGlobalSnapshot(_clean);
        _left = left;
    }

    private static string ReadSandbox()
    {
        using var stream = typeof(MappingEngine).Assembly.GetManifestResourceStream("sandbox.js")
            ?? throw new InvalidOperationException("The sandbox of mappings is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
