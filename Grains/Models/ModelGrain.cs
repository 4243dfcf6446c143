using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Models;

/// <summary>All versions of a model: objects that were checked against an old one stay readable.</summary>
[GrainType(ObjectKind.Model)]
internal sealed class ModelGrain(
    [PersistentState(ObjectKind.Model, TwinStorage.Name)] IPersistentState<Document<ModelState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<ModelGrain> log) : TwinGrain<ModelState>(document, time, log), IModelGrain
{
    private const int MaxVersions = 200;

    /// <summary>What ships is the first version until a site publishes another.</summary>
    private ModelState Published => State.Versions.IsEmpty && ShippedModels.Find(Key.Id) is { } shipped
        ? State with { Versions = [shipped] }
        : State;

    public async Task<Outcome<int>> Put(Caller caller, ModelDefinition definition, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, Key.Kind, Right.Edit) is { } forbidden)
        {
            return forbidden;
        }

        if (ModelRules.Check(Key.Id, definition) is { } refusal)
        {
            return refusal;
        }

        if (Published.Versions is [.., var present] && Same(present, definition))
        {
            return Published.Versions.Length;
        }

        if (Published.Versions.Length >= MaxVersions)
        {
            return Refusal.Conflict($"The model has {MaxVersions} versions: start another kind.");
        }

        if (!Compiles(definition))
        {
            return Refusal.Invalid("schema", "is not a JSON Schema of draft 2020-12");
        }

        await Commit(Published with { Versions = Published.Versions.Add(definition) });
        return State.Versions.Length;
    }

    public Task<Outcome<ModelVersion>> Get(int? version, CancellationToken cancellationToken)
    {
        var versions = Published.Versions;
        var wanted = version ?? versions.Length;
        return Task.FromResult<Outcome<ModelVersion>>(wanted > 0 && wanted <= versions.Length
            ? new ModelVersion(Key.Id, wanted, versions[wanted - 1])
            : Refusal.NotFound(Key));
    }

    public Task<int> GetVersion(CancellationToken cancellationToken) => Task.FromResult(Published.Versions.Length);

    protected override Card? Describe(ModelState state) => state.Versions is not [.., var present] ? null : new Card
    {
        Title = present.Titles.Zh,
        Terms = SearchTerms.Of(Key.Id, present.Titles.Zh, present.Titles.En),
    };

    private static bool Same(ModelDefinition one, ModelDefinition other) =>
        AttributeJson.Write(one) == AttributeJson.Write(other);

    /// <summary>Some faults only the library finds, such as a bound that is no number.</summary>
    private bool Compiles(ModelDefinition definition)
    {
        try
        {
            _ = new CompiledModel(new ModelVersion(Key.Id, 1, definition));
            return true;
        }
        catch (Exception fault) when (fault is Json.Schema.JsonSchemaException or System.Text.Json.JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
