using System.Collections.Immutable;
using Twin.Search;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>What a device is found and listed by.</summary>
internal static class DeviceCard
{
    public static Card Of(string id, DeviceState state) => new()
    {
        Title = state.Name ?? id,
        Area = state.Area,
        Status = state.Condition.ToString().ToLowerInvariant(),
        Due = state.Silence.CheckAt,
        Facts = ImmutableSortedDictionary<string, string>.Empty.Add(ObjectKind.Profile, state.Profile),
        Terms = SearchTerms.Of(id, state.Name, state.ProfileName),
        Links = [.. Links(state)],
    };

    private static IEnumerable<ObjectLink> Links(DeviceState state)
    {
        (string Kind, string? Id)[] named =
        [
            (ObjectKind.Profile, state.Profile), (ObjectKind.Building, state.Building),
            (ObjectKind.Grid, state.Area), (ObjectKind.Household, state.Household),
        ];
        return named.Where(link => link.Id is not null).Select(link => new ObjectLink(link.Kind, new ObjectKey(link.Kind, link.Id!)));
    }
}
