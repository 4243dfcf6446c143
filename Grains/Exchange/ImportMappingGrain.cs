using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Storage;

namespace Twin.Exchange;

[GrainType(ObjectKind.ImportMapping)]
internal sealed class ImportMappingGrain(
    [PersistentState(ObjectKind.ImportMapping, TwinStorage.Name)] IPersistentState<Document<ImportMappingState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<ImportMappingGrain> log)
    : TwinGrain<ImportMappingState>(document, time, log), IImportMappingGrain
{
    private const int MaxColumns = 200;
    private const int LongestTitle = 200;

    public async Task<Outcome<long>> Put(Caller caller, ImportMapping mapping, CancellationToken cancellationToken)
    {
        if (Refuse(caller) is { } refusal)
        {
            return refusal;
        }

        if (mapping.Columns.Count is 0 or > MaxColumns || mapping.Columns.Keys.Any(static title => title.Length is 0 or > LongestTitle))
        {
            return Refusal.Invalid("columns", $"must be 1 to {MaxColumns}, each with a title of 1 to {LongestTitle} characters");
        }

        if (!State.Says(mapping))
        {
            await Commit(State with { Mapping = mapping });
        }

        return State.Revision;
    }

    public Task<Outcome<ImportMapping>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<ImportMapping>>((Refuse(caller) ?? (State.Mapping is null ? Refusal.NotFound(Key) : null)) is { } refusal ? refusal : State.Mapping!);

    public async Task<Outcome<long>> Delete(Caller caller, CancellationToken cancellationToken)
    {
        if (Refuse(caller) is { } refusal)
        {
            return refusal;
        }

        if (State.Mapping is not null)
        {
            await Commit(State with { Mapping = null });
        }

        return State.Revision;
    }

    protected override Card? Describe(ImportMappingState state) => null;

    private static Refusal? Refuse(Caller caller) => Rights.Refuse(caller, RightsTable.Catalog, Right.Import);
}
