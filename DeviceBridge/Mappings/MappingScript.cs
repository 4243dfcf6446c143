using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Runtime;
using Microsoft.Extensions.ObjectPool;

namespace Twin.Devices.Mappings;

/// <summary>A version of a site's script, with the engines that run it.</summary>
internal sealed class MappingScript
{
    /// <summary>Of the wall clock: a busy machine must not make a good script a bad one. Statements bound what loops.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>What runs for the first time is compiled first, which may take longer than a script is given.</summary>
    private static readonly Lazy<MappingFault?> WarmedUp = new(static () =>
    {
        var script = new MappingScript(Engine.PrepareScript("function map(message) { return { values: { value: message.json } }; }", strict: true), TimeSpan.FromMinutes(1));
        return script.Map("topic", device: null, "1"u8.ToArray(), default, static (_, _, _, _) => { });
    });

    private readonly ObjectPool<MappingEngine> _engines;

    private MappingScript(Prepared<Script> script, TimeSpan timeout) =>
        _engines = new DefaultObjectPoolProvider { MaximumRetained = Environment.ProcessorCount }.Create(new MappingEnginePolicy(script, timeout));

    /// <summary>Makes the first script as quick as the others.</summary>
    public static void WarmUp() => _ = WarmedUp.Value;

    /// <param name="commands">True when it must know how devices are told what to do.</param>
    /// <returns>The script, or what is wrong with it.</returns>
    public static (MappingScript? Script, string? Fault) Prepare(string code, bool commands)
    {
        WarmUp();
        try
        {
            var script = Engine.PrepareScript(code, strict: true);
            if (script.Program!.DescendantNodesAndSelf().Select(Unavailable).FirstOrDefault(what => what is not null) is { } unavailable)
            {
                return (null, $"{unavailable} is not available");
            }

            var fault = Attempt(() =>
            {
                using var engine = new MappingEngine(script, Timeout);
                return engine.Function("map") is not Function ? new MappingFault("there is no function map(message)")
                    : commands && engine.Function("command") is not Function ? new MappingFault("there is no function command(order)")
                    : null;
            });
            return fault is null ? (new MappingScript(script, Timeout), null) : (null, fault.Reason);
        }
        catch (Exception fault) when (fault is ParseErrorException or JintException)
        {
            return (null, fault.Message);
        }
    }

    /// <param name="emit">Takes what the function returned: see <see cref="MappingEngine.Read"/>.</param>
    /// <returns>What went wrong; null for nothing.</returns>
    public MappingFault? Map(string topic, string? device, byte[] payload, DateTimeOffset arrived, Action<string, JsValue, JsValue, JsValue> emit) =>
        Run(engine => engine.Read(topic, device, payload, arrived), emit);

    /// <param name="emit">Takes what the function returned: see <see cref="MappingEngine.Write"/>.</param>
    /// <returns>As <see cref="Map"/>.</returns>
    public MappingFault? Command(DeviceOrder order, string name, DateTimeOffset now, Action<string, JsValue, JsValue, JsValue> emit) =>
        Run(engine => engine.Write(order, name, now), emit);

    private MappingFault? Run(Func<MappingEngine, JsArray> run, Action<string, JsValue, JsValue, JsValue> emit) => Attempt(() =>
    {
        var engine = _engines.Get();
        try
        {
            var told = run(engine);
            for (var i = 0U; i < told.Length; i += 4)
            {
                emit(told[i].AsString(), told[i + 1], told[i + 2], told[i + 3]);
            }

            return null;
        }
        finally
        {
            _engines.Return(engine);
        }
    });

    /// <summary>What would allocate in one step, or go on after the message.</summary>
    private static string? Unavailable(Node node) => node switch
    {
        Literal { Kind: TokenKind.BigIntLiteral } => "BigInt",
        IFunction { Async: true } => "async",
        ImportExpression => "import",
        _ => null,
    };

    private static MappingFault? Attempt(Func<MappingFault?> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is TimeoutException or RegexMatchTimeoutException or ExecutionCanceledException)
        {
            return new MappingFault($"it ran for more than {Timeout.TotalMilliseconds} ms", IsLimit: true);
        }
        catch (Exception fault) when (fault is MemoryLimitExceededException or OutOfMemoryException)
        {
            return new MappingFault($"it took more than {MappingEngine.MaxMemory} bytes of memory", IsLimit: true);
        }
        catch (StatementsCountOverflowException)
        {
            return new MappingFault($"it took more than {MappingEngine.MaxStatements} statements", IsLimit: true);
        }
        catch (Exception fault) when (fault is RecursionDepthOverflowException or InsufficientExecutionStackException)
        {
            return new MappingFault($"it called itself more than {MappingEngine.MaxDepth} times deep", IsLimit: true);
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
}
