namespace Twin.Places;

public sealed record BuildingState : SiteState
{
    public string Grid { get; init; } = string.Empty;

    public int Units { get; init; }

    public int Floors { get; init; }

    public BuildingSnapshot ToSnapshot(string id) => new(
        id, Name, Grid, Units, Floors, Devices.Count(), [.. Incidents.Open.Select(incident => incident.ToSnapshot())], Revision);
}
