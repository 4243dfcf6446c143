using System.Collections.Immutable;
using Twin.Objects;

namespace Twin.Places;

/// <summary>Finds the devices whose pictures help at a place: those in it, or else those of its grid.</summary>
internal static class NearbyCameras
{
    private const int Most = 8;
    private const int MostLookedAt = 2_000;

    public static async Task<ImmutableArray<string>> Find(
        IGrainFactory grains, ObjectKey place, string grid, ImmutableSortedSet<string> profiles, CancellationToken cancellationToken)
    {
        var inPlace = await Find(grains, place, profiles, cancellationToken);
        return inPlace.IsEmpty && place.Kind != ObjectKind.Grid
            ? await Find(grains, new ObjectKey(ObjectKind.Grid, grid), profiles, cancellationToken)
            : inPlace;
    }

    private static async Task<ImmutableArray<string>> Find(
        IGrainFactory grains, ObjectKey place, ImmutableSortedSet<string> profiles, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var looked = 0;
        await foreach (var device in grains.LinkedTo(place, ObjectKind.Device, cancellationToken))
        {
            if (device.Facts.TryGetValue(ObjectKind.Profile, out var profile) && profiles.Contains(profile))
            {
                found.Add(device.Key.Id);
            }

            if (found.Count == Most || ++looked == MostLookedAt)
            {
                break;
            }
        }

        return found.ToImmutable();
    }
}
