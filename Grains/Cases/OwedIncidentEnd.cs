using Twin.Storage;

namespace Twin.Cases;

/// <summary>The case is closed: its place must let go of the incident.</summary>
public sealed record OwedIncidentEnd(ObjectKey Site, string CaseId) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.HazardSite(Site).CloseIncident(CaseId, cancellationToken);
}
