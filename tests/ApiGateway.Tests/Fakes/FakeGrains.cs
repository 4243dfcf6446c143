using System.Reflection;
using Orleans;

namespace Twin.Fakes;

/// <summary>A grain factory that hands out what a test put in, and faults for anything else as a cluster that is away would.</summary>
public class FakeGrains : DispatchProxy
{
    private readonly Dictionary<string, object> _grains = new(StringComparer.Ordinal);

    public static (IGrainFactory Factory, FakeGrains Grains) Create()
    {
        var factory = Create<IGrainFactory, FakeGrains>();
        return (factory, (FakeGrains)(object)factory);
    }

    /// <summary>Puts a grain in under its key, or takes its place.</summary>
    public void Put<TGrain>(object key, TGrain grain)
        where TGrain : notnull
    {
        lock (_grains)
        {
            _grains[Name(typeof(TGrain), key)] = grain;
        }
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.GetGenericArguments().Single();
        lock (_grains)
        {
            return _grains.TryGetValue(Name(type, args![0]!), out var grain) ? grain : throw new TimeoutException($"No {type.Name} answers.");
        }
    }

    private static string Name(Type type, object key) => $"{type.Name} {key}";
}
