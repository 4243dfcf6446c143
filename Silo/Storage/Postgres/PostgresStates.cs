using System.Globalization;
using Orleans.Storage;

namespace Twin.Storage.Postgres;

/// <summary>
/// Grain states on PostgreSQL: read and cleared by Orleans' own provider, written by <see cref="PostgresWriter"/>, under
/// the same key and version. The provider commits each write by itself, which is many times slower.
/// </summary>
internal sealed class PostgresStates(
    [FromKeyedServices(PostgresStates.ProviderName)] IGrainStorage provider, PostgresWriter writer) : IGrainStorage
{
    public const string ProviderName = $"{GrainStorage.RowsName}-provider";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => provider.ReadStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => provider.ClearStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        int? read = grainState.ETag is null ? null : int.Parse(grainState.ETag, CultureInfo.InvariantCulture);
        var written = await writer.Run(new StateWrite(grainId.Key.ToString()!, read, (IDocument)grainState.State!))
            ?? throw new InconsistentStateException($"The state of {grainId} has changed since it was read.", storedEtag: "unknown", currentEtag: grainState.ETag ?? string.Empty);
        grainState.ETag = written.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }
}
