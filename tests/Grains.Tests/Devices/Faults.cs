using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Twin.Devices;
using Twin.Fixtures;
using Twin.Storage;

namespace Twin.Grains.Tests.Devices;

/// <summary>Stands between grains and database and lets what a device stores fail when told to.</summary>
internal sealed class Faults
{
    /// <summary>History fails before it has stored anything.</summary>
    public bool BeforeHistory { get; set; }

    /// <summary>History has stored it, but the answer is lost.</summary>
    public bool AfterHistory { get; set; }

    /// <summary>History cannot be read.</summary>
    public bool Reading { get; set; }

    /// <summary>A device's state cannot be stored.</summary>
    public bool State { get; set; }

    /// <summary>A door's state cannot be stored.</summary>
    public bool Door { get; set; }

    public void Wrap(IServiceCollection services)
    {
        Decorated.Wrap<IHistory>(services, key: null, inner => new History(inner, this));
        Decorated.Wrap<IGrainStorage>(services, TwinStorage.Name, inner => new GrainStorage(inner, this));
    }

    private sealed class History(IHistory inner, Faults faults) : IHistory
    {
        public async Task Append(string device, ImmutableArray<Telemetry> telemetry, CancellationToken cancellationToken)
        {
            Fail(faults.BeforeHistory);
            await inner.Append(device, telemetry, cancellationToken);
            Fail(faults.AfterHistory);
        }

        public Task<ImmutableArray<Telemetry>> Latest(string device, int messages, CancellationToken cancellationToken) =>
            inner.Latest(device, messages, cancellationToken);

        public Task<ImmutableArray<Telemetry>> LatestAt(string device, DateTimeOffset at, int messages, CancellationToken cancellationToken) =>
            inner.LatestAt(device, at, messages, cancellationToken);

        public Task<HistorySeries> Read(string device, HistoryQuery query, CancellationToken cancellationToken)
        {
            Fail(faults.Reading);
            return inner.Read(device, query, cancellationToken);
        }

        public Task Forget(string device, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
            inner.Forget(device, from, to, cancellationToken);

        public Task Trim(DateTimeOffset before, CancellationToken cancellationToken) => inner.Trim(before, cancellationToken);
    }

    private sealed class GrainStorage(IGrainStorage inner, Faults faults) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            inner.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            Fail((faults.State && stateName == ObjectKind.Device) || (faults.Door && stateName == ObjectKind.Door));
            return inner.WriteStateAsync(stateName, grainId, grainState);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            inner.ClearStateAsync(stateName, grainId, grainState);

        public void Participate(ISiloLifecycle lifecycle) => (inner as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);
    }

    private static void Fail(bool fails)
    {
        if (fails)
        {
            throw new IOException("The disk is full.");
        }
    }
}
