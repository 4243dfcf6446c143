using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Twin.Access;
using Twin.Objects;
using Twin.Storage;

namespace Twin.Compartment;

/// <summary>What was changed in a record: kept in the compartment too, numbers masked even there.</summary>
internal sealed class CompartmentHistory(ICompartment compartment)
{
    private const int MaxLimit = 200;

    public static ImmutableArray<FieldChange> Between(string? before, string? after) => [.. FieldChanges.Between(Fields(before), Fields(after), Cover)];

    public async Task<Outcome<ObjectChangePage>> Read(ObjectKey key, string? cursor, int limit, CancellationToken cancellationToken)
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

        var found = await compartment.ReadChanges(key, before, limit + 1, cancellationToken).OrStorageFault();
        return new ObjectChangePage(
            [.. found.Take(limit)],
            found.Length > limit ? found[limit - 1].Revision.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static JsonObject Fields(string? attributes) => attributes is null ? [] : JsonNode.Parse(attributes)!.AsObject();

    private static JsonNode Cover(string field, JsonNode value) =>
        Rights.SightOf(Role.CompartmentOfficer, RightsTable.Compartment, field) == Sight.Clear ? value : SightJson.Cover(field, value);
}
