using System.Collections.Immutable;

namespace Twin.Places;

public sealed record GridState : SiteState
{
    public string Community { get; init; } = string.Empty;

    public GeoJson? Boundary { get; init; }

    public ImmutableSortedSet<string> Roster { get; init; } = [];

    /// <summary>Cases of the grid that are not closed, by id.</summary>
    public ImmutableSortedDictionary<string, Assignment> Cases { get; init; } = ImmutableSortedDictionary<string, Assignment>.Empty;

    /// <summary>Open cases a worker has here.</summary>
    public int LoadOf(string worker) => Cases.Values.Count(assignment => assignment.Worker == worker);

    internal GridSnapshot ToSnapshot(string id, AreaFit fit) => new(
        id,
        Name,
        Community,
        [.. Roster],
        [.. Cases.Select(entry => new GridCase(entry.Key, entry.Value.Worker))],
        [.. Incidents.Open.Select(incident => incident.ToSnapshot())],
        Devices.Count(),
        Revision,
        Boundary,
        fit.Children,
        fit.Warnings);
}
