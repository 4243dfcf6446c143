using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Twin.Access;
using Twin.Devices;

namespace Twin.Fixtures;

/// <summary>Grains that remember what they were told, and that a test can make hang or fail.</summary>
public sealed class RecordingTwin : IDeadLetterGrain, IDeviceLinksGrain
{
    private readonly ConcurrentDictionary<string, RecordingDevice> _devices = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RecordingDiscovery> _discoveries = new(StringComparer.Ordinal);

    public RecordingTwin() => Grains = GrainsOf(this);

    public IGrainFactory Grains { get; }

    /// <summary>The bridge's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Kept letters, oldest first.</summary>
    public ConcurrentQueue<DeadLetter> Letters { get; } = new();

    /// <summary>Thrown by the store of dead letters while set.</summary>
    public Exception? LetterFault { get; set; }

    public RecordingDevice Device(string id) => _devices.GetOrAdd(id, static key => new RecordingDevice(key));

    public Task Keep(DeadLetter letter, CancellationToken cancellationToken)
    {
        if (LetterFault is { } fault)
        {
            throw fault;
        }

        Letters.Enqueue(letter);
        return Task.CompletedTask;
    }

    public Task<bool> Register(IDeviceLink link, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<Delivery> Deliver(DeviceOrder order, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ImmutableArray<DeadLetter>>> List(Caller caller, string? device, long? before, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private object Find(ObjectKey key) => key.Kind == ObjectKind.Discovery ? _discoveries.GetOrAdd(key.Id, _ => new RecordingDiscovery()) : Device(key.Id);

    private static IGrainFactory GrainsOf(RecordingTwin twin)
    {
        var grains = DispatchProxy.Create<IGrainFactory, GrainsByKey>();
        ((GrainsByKey)(object)grains).Find = key => key is string text ? twin.Find(ObjectKey.Parse(text)) : twin;
        return grains;
    }

    /// <summary>A grain factory is many overloads of one question.</summary>
    public class GrainsByKey : DispatchProxy
    {
        public Func<object, object> Find { get; set; } = _ => throw new InvalidOperationException();

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IGrainFactory.CreateObjectReference) ? args![0]! : Find(args![0]!);
    }
}
