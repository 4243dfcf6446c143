using System.Collections.Immutable;
using Twin.Access;
using Twin.Places;
using Twin.Search;

namespace Twin.Devices.Matching;

/// <summary>Gathers what may say what a pooled device is.</summary>
internal sealed class MatchEvidence(IGrainFactory grains, ProfileCache profiles)
{
    private const int MaxNeighbours = 200;
    private const int MaxProfiles = 200;
    private const int MaxWords = 16;
    private static readonly char[] Separators = ['-', '_', '.', ':', '/', ' '];

    public async Task<MatchFacts> Gather(string device, PooledDeviceState state, CancellationToken cancellationToken)
    {
        var words = WordsOf(device).Concat(WordsOf(state.Name)).Concat(state.Topics.SelectMany(WordsOf)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxWords * 2).ToImmutableArray();
        return new MatchFacts(
            device,
            state.Terms,
            state.Seen,
            words,
            await Profiles(cancellationToken),
            await Neighbours(device, cancellationToken),
            await Named(words, cancellationToken));
    }

    /// <summary>The parts of a name, and each two that follow one another: <c>b-3</c> is an id.</summary>
    private static IEnumerable<string> WordsOf(string name)
    {
        var parts = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return parts.Concat(parts.Zip(parts.Skip(1), (one, next) => $"{one}-{next}")).Where(word => word.Length > 1).Take(MaxWords);
    }

    private async Task<ImmutableArray<DeviceProfile>> Profiles(CancellationToken cancellationToken)
    {
        var own = await List(new ObjectFilter { Kind = ObjectKind.Profile }, MaxProfiles, cancellationToken);
        var ids = ShippedProfiles.All.Select(profile => profile.Id).Concat(own.Select(entry => entry.Key.Id)).Distinct(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<DeviceProfile>();
        foreach (var id in ids)
        {
            if (await profiles.Get(id) is { } profile)
            {
                found.Add(profile.Profile);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Devices whose ids differ in their last number only.</summary>
    private async Task<ImmutableArray<Neighbour>> Neighbours(string device, CancellationToken cancellationToken)
    {
        var stem = device.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var word = stem.Trim(Separators);
        if (word.Length == 0)
        {
            return [];
        }

        var found = await List(new ObjectFilter { Kind = ObjectKind.Device, Text = word }, MaxNeighbours, cancellationToken);
        return [.. found.Where(entry => entry.Key.Id.StartsWith(stem, StringComparison.Ordinal)).Select(NeighbourOf)];
    }

    private static Neighbour NeighbourOf(CatalogEntry entry) => new(
        entry.Key.Id,
        entry.Facts.GetValueOrDefault(ObjectKind.Profile, string.Empty),
        Linked(entry, ObjectKind.Building) ?? Linked(entry, ObjectKind.Grid),
        Linked(entry, ObjectKind.Household)?.Id);

    private static ObjectKey? Linked(CatalogEntry entry, string relation) => entry.Links.FirstOrDefault(link => link.Relation == relation && !link.Added)?.To;

    private async Task<ImmutableArray<ObjectKey>> Named(ImmutableArray<string> words, CancellationToken cancellationToken)
    {
        string[] kinds = [ObjectKind.Building, ObjectKind.Grid, ObjectKind.Household];
        var named = ImmutableArray.CreateBuilder<ObjectKey>();
        foreach (var key in words.Where(ObjectKey.IsValidId).SelectMany(word => kinds.Select(kind => new ObjectKey(kind, word))))
        {
            if ((await grains.Object(key).Check(Caller.System, Right.Read, cancellationToken)).Succeeded)
            {
                named.Add(key);
            }
        }

        return named.ToImmutable();
    }

    private async Task<ImmutableArray<CatalogEntry>> List(ObjectFilter filter, int limit, CancellationToken cancellationToken) =>
        (await grains.Catalog().List(Caller.System, new CatalogQuery(filter, Limit: limit), cancellationToken)).Value!.Items;
}
