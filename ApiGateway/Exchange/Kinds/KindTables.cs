using System.Collections.Frozen;
using Twin.Cases;
using Twin.Devices;
using Twin.People;
using Twin.Places;

namespace Twin.Exchange.Kinds;

/// <summary>Which columns a kind has: from its contract, or from the model that is in force.</summary>
internal sealed class KindTables(IGrainFactory grains)
{
    private static readonly FrozenDictionary<string, KindTable> BuiltIn = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        [ObjectKind.Building] = typeof(BuildingAttributes),
        [ObjectKind.Community] = typeof(AreaAttributes),
        [ObjectKind.Device] = typeof(DeviceAttributes),
        [ObjectKind.District] = typeof(AreaAttributes),
        [ObjectKind.Estate] = typeof(EstateAttributes),
        [ObjectKind.Grid] = typeof(GridAttributes),
        [ObjectKind.GridWorker] = typeof(GridWorkerAttributes),
        [ObjectKind.Household] = typeof(HouseholdAttributes),
        [ObjectKind.MicroGrid] = typeof(AreaAttributes),
        [ObjectKind.Person] = typeof(PersonAttributes),
        [ObjectKind.Room] = typeof(RoomAttributes),
        [ObjectKind.Street] = typeof(AreaAttributes),
    }.ToFrozenDictionary(kind => kind.Key, kind => new KindTable(kind.Key, [.. TypeFields.Of(kind.Value)]), StringComparer.Ordinal);

    /// <returns>Null for what is no kind of object of the library.</returns>
    public async Task<KindTable?> Find(string kind, CancellationToken cancellationToken)
    {
        if (BuiltIn.TryGetValue(kind, out var table))
        {
            return table;
        }

        if (ObjectKind.IsBuiltIn(kind) || !ObjectKey.IsValidId(kind))
        {
            return null;
        }

        var model = await grains.Model(kind).Get(version: null, cancellationToken);
        return model.Succeeded ? new KindTable(kind, [.. SchemaFields.Of(model.Value.Definition)]) : null;
    }

    public static Refusal Unknown(string kind) => Refusal.Invalid("kind", $"'{kind}' is no kind of object of the library");
}
