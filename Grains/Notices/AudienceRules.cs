using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Access;
using Twin.Objects;
using Twin.People;
using Twin.Places;
using Twin.Search;

namespace Twin.Notices;

/// <summary>Whether an audience can be, how it stands on a card, and how many people it means.</summary>
internal static class AudienceRules
{
    /// <summary>The fact that says for which area something is.</summary>
    public const string AreaFact = "audience";

    private const string RuleFact = "audience-rule";

    private const int MaxEntries = 20;

    private const int MaxLabelLength = 50;

    public static Refusal? FindFault(Audience audience) => audience switch
    {
        _ when AreaCode.LevelOf(audience.Area) is null => Refusal.Invalid("audience.area", "must be the code of a district, street, community, grid or micro-grid"),
        { Labels.Length: > MaxEntries } => Refusal.Invalid("audience.labels", $"must be at most {MaxEntries}"),
        { Buildings.Length: > MaxEntries } => Refusal.Invalid("audience.buildings", $"must be at most {MaxEntries}"),
        _ when audience.Labels.Any(static label => label.Length is 0 or > MaxLabelLength) => Refusal.Invalid("audience.labels", $"must have 1 to {MaxLabelLength} characters each"),
        _ when audience.Buildings.Any(static building => !ObjectKey.IsValidId(building)) => Refusal.Invalid("audience.buildings", "are not ids"),
        _ => null,
    };

    public static ImmutableSortedDictionary<string, string> FactsOf(Audience audience) => ImmutableSortedDictionary<string, string>.Empty
        .Add(AreaFact, audience.Area)
        .Add(RuleFact, JsonSerializer.Serialize(audience, AttributeJson.Options));

    /// <summary>As the event of something that is for an audience names it.</summary>
    public static JsonNode ForEvent(Audience audience) => new JsonObject
    {
        ["area"] = audience.Area,
        ["labels"] = new JsonArray([.. audience.Labels.Select(static label => JsonValue.Create(label))]),
        ["buildings"] = new JsonArray([.. audience.Buildings.Select(static building => JsonValue.Create(building))]),
    };

    public static Audience Of(CatalogEntry entry) => JsonSerializer.Deserialize<Audience>(entry.Facts[RuleFact], AttributeJson.Options)!;

    /// <summary>How many people the rule means now, whether they agree to be picked or read it on the board.</summary>
    public static async Task<long> Count(IGrainFactory grains, Audience audience, CancellationToken cancellationToken)
    {
        var people = new ObjectFilter { Kind = ObjectKind.Person, Area = audience.Area, Labels = audience.Labels };
        var parts = audience.Buildings.IsEmpty ? [people] : audience.Buildings.Select(building => people with { Links = [new ObjectKey(ObjectKind.Building, building)] });
        var counts = await Task.WhenAll(parts.SelectMany(part => (Task<long>[])[Of(part, 1), Of(part with { Statuses = [PersonGrain.Deceased] }, -1)]));
        return counts.Sum();

        async Task<long> Of(ObjectFilter filter, int sign) => sign * (await grains.Catalog().Count(Caller.System, filter, cancellationToken)).Value;
    }
}
