using System.Globalization;
using Orleans.Storage;

namespace Twin.Storage.Postgres;

/// <summary>
/// Grain states on PostgreSQL: cleared by Orleans' own provider, read by <see cref="PostgresReader"/> and written by
/// <see cref="PostgresWriter"/>, under the same key and version. The provider reads and commits one state at a time,
/// which is many times slower.
/// </summary>
internal sealed class PostgresStates(
    [FromKeyedServices(PostgresStates.ProviderName)] IGrainStorage provider, PostgresReader reader, PostgresWriter writer) : IGrainStorage
{
    public const string ProviderName = $"{GrainStorage.RowsName}-provider";

    private static readonly DocumentSerializer Serializer = new();

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = await reader.Run(grainId.Key.ToString()!);
        grainState.State = stored?.Document is { } document ? Serializer.Deserialize<T>(new BinaryData(document))! : Activator.CreateInstance<T>();
        grainState.ETag = stored?.Version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = stored?.Document is not null;
    }

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
