using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Twin.Access;
using Twin.Devices;

namespace Twin.Fixtures;

/// <summary>Grains that remember what they were told, and that a test can make hang or fail.</summary>
public sealed class RecordingTwin : IDeadLetterGrain, IDeviceLinksGrain, ISiteMappingsGrain, IProvisioningGrain, IBrokerSlotsGrain
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

    /// <summary>Shares out a broker's slots; while null all fall to the one bridge.</summary>
    public IBrokerSlotsGrain? Slots { get; init; }

    public Task<ImmutableArray<string>> Renew(BrokerSlotLease lease, CancellationToken cancellationToken) => Slots?.Renew(lease, cancellationToken) ?? Task.FromResult(lease.Slots);

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

    public Task<bool> Register(IDeviceLink link, string name, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task Look(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Delivery> Deliver(DeviceOrder order, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ReplayResult>> Replay(Caller caller, long id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ImmutableArray<ReplayResult>>> ReplayAll(Caller caller, LetterFilter filter, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<MappingTrialResult?> Try(MappingTrial trial, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ReplayResult?> Replay(DeadLetter letter, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<MappingTrialResult>> Try(Caller caller, MappingTrial trial, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ImmutableArray<SiteMapping>>> List(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<ImmutableArray<SiteMapping>>>(ImmutableArray<SiteMapping>.Empty);

    public Task<bool> EndSessions(string device, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> Claim(ProvisioningClaim claim, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<string?> FindByToken(string token, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<Outcome<ImmutableArray<ProvisioningKeySnapshot>>> ListKeys(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<ImmutableArray<PooledDeviceSnapshot>>> ListPool(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

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
