using Orleans.Storage;

namespace Twin.Storage;

/// <summary>The storage of all grains: Orleans' own, whose faults callers in other processes can read too.</summary>
internal sealed class GrainStorage([FromKeyedServices(GrainStorage.RowsName)] IGrainStorage rows) : IGrainStorage
{
    /// <summary>The storage that knows the database.</summary>
    public const string RowsName = $"{TwinStorage.Name}-rows";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.ReadStateAsync(stateName, grainId, grainState).OrStorageFault();

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.WriteStateAsync(stateName, grainId, grainState).OrStorageFault();

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        rows.ClearStateAsync(stateName, grainId, grainState).OrStorageFault();
}
