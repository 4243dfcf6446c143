using System.Text;
using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Runtime;

namespace Twin.Devices.Mappings;

/// <summary>
/// A script of the site, run in an engine of its own for each message: no clock but the message's, no network, no CLR, and
/// no memory of the message before. What it takes in time, statements, depth and memory is bounded.
/// </summary>
internal sealed class MappingScript
{
    private const int MaxStatements = 100_000;
    private const int MaxDepth = 64;
    private const uint MaxArray = 100_000;
    private const long MaxMemory = 16 * 1024 * 1024;

    /// <summary>Of the wall clock: a busy machine must not make a good script a bad one. Statements bound what loops.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RegexTimeout = TimeSpan.FromMilliseconds(50);
    private static readonly Prepared<Script> Sandbox = Engine.PrepareScript(ReadSandbox());

    /// <summary>What runs for the first time is compiled first, which may take longer than a script is given.</summary>
    private static readonly Lazy<MappingFault?> WarmedUp = new(static () =>
    {
        var script = new MappingScript(Engine.PrepareScript("function map(message) { return { values: { value: message.json } }; }", strict: true));
        return script.Map("topic", device: null, "1"u8.ToArray(), default, static (_, _, _, _) => { }, TimeSpan.FromMinutes(1));
    });

    private readonly Prepared<Script> _script;

    private MappingScript(Prepared<Script> script) => _script = script;

    /// <summary>Makes the first script as quick as the others.</summary>
    public static void WarmUp() => _ = WarmedUp.Value;

    /// <returns>The script, or what is wrong with it.</returns>
    public static (MappingScript? Script, string? Fault) Prepare(string code)
    {
        WarmUp();
        try
        {
            var script = Engine.PrepareScript(code, strict: true);
            if (script.Program!.DescendantNodesAndSelf().OfType<Literal>().Any(literal => literal.Kind == TokenKind.BigIntLiteral))
            {
                return (null, "BigInt is not available");
            }

            var prepared = new MappingScript(script);
            var fault = prepared.Run(engine =>
            {
                engine.Evaluate(Sandbox);
                return engine.Execute(script).GetValue("map") is Function ? null : new MappingFault("there is no function map(message)");
            }, Timeout);
            return fault is null ? (prepared, null) : (null, fault.Reason);
        }
        catch (Exception fault) when (fault is ParseErrorException or JintException)
        {
            return (null, fault.Message);
        }
    }

    /// <param name="emit">Takes what the function returned: <c>entry</c> with device, time and status, then each <c>value</c> with its name.</param>
    /// <returns>What went wrong; null for nothing.</returns>
    public MappingFault? Map(string topic, string? device, byte[] payload, DateTimeOffset arrived, Action<string, JsValue, JsValue, JsValue> emit) =>
        Map(topic, device, payload, arrived, emit, Timeout);

    private MappingFault? Map(
        string topic, string? device, byte[] payload, DateTimeOffset arrived, Action<string, JsValue, JsValue, JsValue> emit, TimeSpan timeout) => Run(engine =>
    {
        var run = engine.Evaluate(Sandbox);
        engine.Execute(_script);
        Func<JsValue[]> bytes = () => [.. payload.Select(octet => (JsValue)JsNumber.Create(octet))];
        engine.Invoke(
            run,
            engine.GetValue("map"),
            topic,
            topic,
            device is null ? JsValue.Null : (JsValue)device,
            Encoding.UTF8.GetString(payload),
            arrived.ToUnixTimeMilliseconds(),
            new Func<JsValue>(() => new JsArray(engine, bytes())),
            emit);
        return null;
    }, timeout);

    private MappingFault? Run(Func<Engine, MappingFault?> use, TimeSpan timeout)
    {
        try
        {
            using var engine = new Engine(options =>
            {
                options.LimitMemory(MaxMemory).MaxStatements(MaxStatements).TimeoutInterval(timeout).LimitRecursion(MaxDepth).Strict();
                options.Constraints.MaxArraySize = MaxArray;
                options.Constraints.RegexTimeout = RegexTimeout;
                options.Constraints.StackOverflowGuard = true;
                options.Host.StringCompilationAllowed = false;
            });
            return use(engine);
        }
        catch (Exception fault) when (fault is TimeoutException or RegexMatchTimeoutException or ExecutionCanceledException)
        {
            return new MappingFault($"it ran for more than {timeout.TotalMilliseconds} ms", IsLimit: true);
        }
        catch (Exception fault) when (fault is MemoryLimitExceededException or OutOfMemoryException)
        {
            return new MappingFault($"it took more than {MaxMemory} bytes of memory", IsLimit: true);
        }
        catch (StatementsCountOverflowException)
        {
            return new MappingFault($"it took more than {MaxStatements} statements", IsLimit: true);
        }
        catch (Exception fault) when (fault is RecursionDepthOverflowException or InsufficientExecutionStackException)
        {
            return new MappingFault($"it called itself more than {MaxDepth} times deep", IsLimit: true);
        }
        catch (JavaScriptException fault)
        {
            return new MappingFault($"line {fault.Location.Start.Line}: {fault.Message}");
        }
        catch (Exception fault) when (fault is JintException or InvalidOperationException or ArgumentException)
        {
            return new MappingFault(fault.Message);
        }
    }

    private static string ReadSandbox()
    {
        using var stream = typeof(MappingScript).Assembly.GetManifestResourceStream("sandbox.js")
            ?? throw new InvalidOperationException("The sandbox of mappings is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
