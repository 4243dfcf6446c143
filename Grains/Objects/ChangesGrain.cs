using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Storage;

namespace Twin.Objects;

[StatelessWorker]
[Reentrant]
[GrainType("changes")]
internal sealed class ChangesGrain(IChanges changes) : Grain, IChangesGrain
{
    private const int MaxLimit = 200;

    public async Task<Outcome<ObjectChangePage>> Read(Caller caller, ObjectKey key, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit)
        {
            return Refusal.Invalid("limit", $"must be 1 to {MaxLimit}");
        }

        var before = long.MaxValue;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Refusal.Invalid("cursor", "is not one of ours");
        }

        var allowed = await GrainFactory.Object(key).Check(caller, Right.ReadChanges, cancellationToken);
        if (!allowed.Succeeded)
        {
            return allowed.Refusal;
        }

        var found = await changes.Read(key, before, limit + 1, cancellationToken).OrStorageFault();
        return new ObjectChangePage(
            [.. found.Take(limit).Select(change => See(caller.Role, key.Kind, change))],
            found.Length > limit ? found[limit - 1].Revision.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Sensitive values were masked when they were stored; a role may see still less.</summary>
    private static ObjectChange See(Role role, string kind, ObjectChange change) =>
        change with { Fields = [.. change.Fields.Select(field => See(role, kind, field)).OfType<FieldChange>()] };

    private static FieldChange? See(Role role, string kind, FieldChange change) => Rights.SightOf(role, kind, change.Field) switch
    {
        Sight.Hidden => null,
        Sight.Clear => Changed(change, value => SightJson.CoverWithin(role, kind, change.Field, value)),
        _ => Changed(change, value => SightJson.Cover(change.Field, value)),
    };

    private static FieldChange Changed(FieldChange change, Func<JsonNode, JsonNode> show)
    {
        return change with { Before = Shown(change.Before), After = Shown(change.After) };

        string? Shown(string? json) => json is null ? null : show(JsonNode.Parse(json)!).ToJsonString(AttributeJson.Options);
    }
}
