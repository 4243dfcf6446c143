using System.Collections.Immutable;
using System.Globalization;
using Twin.Places;
using Twin.Search;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>What a device is found and listed by.</summary>
internal static class DeviceCard
{
    /// <summary>The fact with the score; a device without a fault has none.</summary>
    private const string Health = "health";

    public static Card Of(string id, DeviceState state, CarePolicy care)
    {
        var faults = HealthReport.FaultsOf(state, care);
        var facts = ImmutableSortedDictionary<string, string>.Empty.Add(ObjectKind.Profile, state.Profile);
        return new Card
        {
            Title = state.Name ?? id,
            Area = state.Area,
            Status = state.Condition.ToString().ToLowerInvariant(),
            Labels = [.. faults.Select(fault => $"fault-{StoredName.Of(fault.Fault)}").Distinct(StringComparer.Ordinal)],
            Due = Sooner(Sooner(Sooner(state.Commands.Due, state.Alarms.Due), state.Silence.CheckAt), state.Care.CheckAt),
            Facts = faults.IsEmpty ? facts : facts.Add(Health, HealthReport.ScoreOf(faults).ToString(CultureInfo.InvariantCulture)),
            Terms = SearchTerms.Of(id, state.Name, state.ProfileName),
            Links = [.. Links(state)],
        };
    }

    private static DateTimeOffset? Sooner(DateTimeOffset? one, DateTimeOffset? other) => other is null || one <= other ? one : other;

    private static IEnumerable<ObjectLink> Links(DeviceState state)
    {
        (string Kind, string? Id)[] named =
        [
            (ObjectKind.Profile, state.Profile), (ObjectKind.Building, state.Building),
            (ObjectKind.Grid, state.Area is { } area ? AreaCode.GridOf(area) : null), (ObjectKind.Household, state.Household),
        ];
        var links = named.Where(link => link.Id is not null).Select(link => new ObjectLink(link.Kind, new ObjectKey(link.Kind, link.Id!)));
        return state.Gateway is null ? links : links.Append(new ObjectLink("gateway", new ObjectKey(ObjectKind.Device, state.Gateway)));
    }
}
