using System.Collections.Immutable;

namespace Twin.Places;

public sealed record GridState : SiteState
{
    public string Community { get; init; } = string.Empty;

    public GeoJson? Boundary { get; init; }

    public ImmutableSortedSet<string> Roster { get; init; } = [];

    internal GridSnapshot ToSnapshot(string id, ImmutableArray<GridCase> cases, AreaFit fit) => new(
        id,
        Name,
        Community,
        [.. Roster],
        cases,
        [.. Incidents.Open.Select(incident => incident.ToSnapshot())],
        Devices.Count(),
        Revision,
        Boundary,
        fit.Children,
        fit.Warnings);
}
