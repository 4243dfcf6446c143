using System.Globalization;
using Orleans.Storage;
using Twin.Compartment;

namespace Twin.Storage.Compartment;

/// <summary>The grain storage of the compartment: state, terms and change of a record in one transaction, nothing in clear.</summary>
internal sealed class CompartmentStorage(CompartmentStore store, CompartmentSeal seal) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = KeyOf(grainId);
        var record = RecordOf(grainState);
        var row = await store.Read(seal.NameOf(key), CancellationToken.None).OrStorageFault();
        record.State = new Document<CompartmentState> { State = row is null ? new CompartmentState() : seal.Open<CompartmentState>(key, row.Sealed) };
        record.ETag = row?.Version.ToString(CultureInfo.InvariantCulture);
        record.RecordExists = row is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = KeyOf(grainId);
        var record = RecordOf(grainState);
        var document = record.State!;
        var write = new SealedWrite(
            seal.NameOf(key),
            record.ETag is null ? null : int.Parse(record.ETag, CultureInfo.InvariantCulture),
            seal.Close(key, document.State),
            document.Card is null ? null : seal.TermsOf(key, document.Card),
            document.State.Revision,
            document.Change is null ? null : seal.Close(key, document.Change));
        var version = await store.Write(write, CancellationToken.None).OrStorageFault()
            ?? throw new InconsistentStateException($"The state of {grainId} has changed since it was read.", storedEtag: "unknown", currentEtag: record.ETag ?? string.Empty);
        record.ETag = version.ToString(CultureInfo.InvariantCulture);
        record.RecordExists = true;
    }

    /// <summary>A record is erased by a state without attributes, whose version still fences older writes.</summary>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();

    private static ObjectKey KeyOf(GrainId grainId) => ObjectKey.Parse(grainId.Key.ToString()!);

    private static IGrainState<Document<CompartmentState>> RecordOf<T>(IGrainState<T> grainState) =>
        grainState as IGrainState<Document<CompartmentState>> ?? throw new NotSupportedException($"The compartment stores no {typeof(T)}.");
}
