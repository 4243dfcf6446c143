using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Models;
using Twin.Objects;
using Twin.Storage;

namespace Twin.Things;

/// <summary>An object whose model is data. Its kind is in its key: <c>enterprise/e-1</c>.</summary>
[GrainType(ObjectKind.Thing)]
internal sealed class ThingGrain(
    [PersistentState(ObjectKind.Thing, TwinStorage.Name)] IPersistentState<Document<ThingState>> document,
    Models.Models models,
    IFieldProtector protector,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<ThingGrain> log)
    : ObjectGrain<ThingState, JsonObject>(document, time, log)
{
    /// <summary>The card follows from the model that the attributes were checked against.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (State.HasAttributes)
        {
            await models.Get(Key.Kind, State.ModelVersion, cancellationToken);
        }
    }

    /// <summary>What has become sensitive since is masked too.</summary>
    public override async Task<Outcome<ObjectSnapshot>> Read(Caller caller, CancellationToken cancellationToken) =>
        await models.Current(Key.Kind, cancellationToken) is null
            ? new Refusal(RefusalReason.NotFound, await UnknownKind(cancellationToken))
            : await base.Read(caller, cancellationToken);

    protected override bool IsOneOfMany => true;

    protected override Outcome<JsonObject> Parse(string attributes) => ThingJson.Read(attributes);

    protected override Outcome<JsonObject> Merge(JsonObject attributes, string patch) => ThingJson.Merge(attributes, patch);

    protected override string Write(Caller caller, JsonObject attributes) =>
        new JsonObject(attributes.Select(field => KeyValuePair.Create(field.Key, field.Value is null ? null : (JsonNode?)Cover(field.Key, field.Value).DeepClone())))
            .ToJsonString(AttributeJson.Options);

    protected override async ValueTask<Refusal?> FindForeignPlace(Caller caller, JsonObject attributes, CancellationToken cancellationToken)
    {
        if (await models.Current(Key.Kind, cancellationToken) is not { } model)
        {
            return Refusal.Invalid("kind", await UnknownKind(cancellationToken));
        }

        foreach (var (field, link) in model.Check(Unmasked(attributes)) is null ? model.LinksOf(attributes) : [])
        {
            if (!await IsKnown(caller, link.To, cancellationToken))
            {
                return Refusal.Invalid(field, $"{link.To.Kind} '{link.To.Id}' is not known");
            }
        }

        return null;
    }

    protected override async ValueTask<Outcome<ThingState>> Apply(JsonObject attributes, CancellationToken cancellationToken)
    {
        var model = (await models.Current(Key.Kind, cancellationToken))!;
        var given = Unmasked(attributes);
        if (model.Check(given) is { } refusal)
        {
            return refusal;
        }

        var area = model.PlaceOf(given) is { } place ? await GrainFactory.AreaOf(place.Place, cancellationToken) : null;
        var clear = new JsonObject(given.Where(field => !model.Sensitive.Contains(field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        var next = State with
        {
            ModelVersion = model.Version,
            Attributes = JsonNode.DeepEquals(clear, State.Attributes) ? State.Attributes : clear,
            Sensitive = Protect(given.Where(field => model.Sensitive.Contains(field.Key))),
            Area = area,
        };
        return next;
    }

    protected override JsonObject AttributesOf(ThingState state)
    {
        var attributes = (JsonObject)state.Attributes.DeepClone();
        foreach (var (field, value) in state.Sensitive)
        {
            attributes[field] = JsonNode.Parse(protector.Unprotect(value));
        }

        return attributes;
    }

    protected override JsonObject FieldsOf(ThingState state) => AttributesOf(state);

    protected override JsonNode Cover(string field, JsonNode value)
    {
        var model = models.Newest(Key.Kind)!;
        return model.Sensitive.Contains(field) || State.Sensitive.ContainsKey(field) ? model.Cover(field, value) : value;
    }

    protected override ThingState Without(ThingState state, ObjectKey person, ImmutableArray<string> values)
    {
        var kept = base.Without(state, person, values);
        var naming = models[Key.Kind, kept.ModelVersion].LinksOf(kept.Attributes).Where(field => field.Link.To == person).Select(field => field.Field).ToHashSet(StringComparer.Ordinal);
        var attributes = new JsonObject(kept.Attributes
            .Select(field => KeyValuePair.Create(field.Key, ThingValues.Without(field.Value, text => values.Contains(text) || (text == person.Id && naming.Contains(field.Key)))))
            .Where(field => field.Value is not null));
        var sensitive = kept.Sensitive.RemoveRange(kept.Sensitive
            .Where(field => ThingValues.Without(JsonNode.Parse(protector.Unprotect(field.Value)), values.Contains) is null).Select(field => field.Key));
        return JsonNode.DeepEquals(attributes, kept.Attributes) && sensitive.Count == kept.Sensitive.Count ? kept : kept with { Attributes = attributes, Sensitive = sensitive };
    }

    protected override ThingState Repointed(ThingState state, ObjectKey from, ObjectKey to)
    {
        var repointed = base.Repointed(state, from, to);
        var naming = models[Key.Kind, state.ModelVersion].LinksOf(state.Attributes).Where(field => field.Link.To == from).Select(field => field.Field).ToHashSet(StringComparer.Ordinal);
        return naming.Count == 0 ? repointed : repointed with
        {
            Attributes = new JsonObject(state.Attributes.Select(field => KeyValuePair.Create(
                field.Key, naming.Contains(field.Key) ? ThingValues.With(field.Value, text => text == from.Id ? to.Id : text) : field.Value?.DeepClone()))),
        };
    }

    protected override (string Field, string? Id)? PlaceIn(JsonObject attributes) =>
        models.Newest(Key.Kind)!.PlaceOf(attributes) is { } place ? (place.Place.Kind, place.Place.Id) : null;

    protected override string? AreaOf(ThingState state) => state.Area;

    protected override Card CardOf(ThingState state) => models[Key.Kind, state.ModelVersion].CardOf(Key.Id, state.Attributes, state.Area);

    private async Task<string> UnknownKind(CancellationToken cancellationToken)
    {
        var known = (await GrainFactory.Models().List(cancellationToken)).Select(model => model.Kind).Concat(ObjectKind.Library);
        return $"'{Key.Kind}' is no kind of object; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}";
    }

    /// <summary>A value that comes back masked, as it was shown, is the one that is there.</summary>
    private JsonObject Unmasked(JsonObject attributes)
    {
        var given = (JsonObject)attributes.DeepClone();
        foreach (var (field, stored) in State.Sensitive)
        {
            var present = JsonNode.Parse(protector.Unprotect(stored))!;
            if (given[field] is { } value && JsonNode.DeepEquals(value, Cover(field, present)))
            {
                given[field] = present;
            }
        }

        return given;
    }

    /// <summary>Keeps the stored text where the value is the same, so that repeating a line changes nothing.</summary>
    private ImmutableSortedDictionary<string, string> Protect(IEnumerable<KeyValuePair<string, JsonNode?>> fields)
    {
        var stored = fields.ToImmutableSortedDictionary(
            field => field.Key,
            field => Protect(State.Sensitive.GetValueOrDefault(field.Key), field.Value!.ToJsonString(AttributeJson.Options)),
            StringComparer.Ordinal);
        return stored.SequenceEqual(State.Sensitive) ? State.Sensitive : stored;
    }

    private string Protect(string? stored, string value) =>
        stored is not null && protector.Unprotect(stored) == value ? stored : protector.Protect(value);
}
