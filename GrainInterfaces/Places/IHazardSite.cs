using Orleans.Concurrency;
using Twin.Devices;

namespace Twin.Places;

/// <summary>A place that joins the hazards of its devices into incidents, each of which becomes one case.</summary>
[Alias("twin.IHazardSite")]
public interface IHazardSite : IWakeable
{
    /// <summary>
    /// Joins the hazard to the open incident of its kind, or starts one and its case. Returns when that is durable.
    /// A repeat of the same episode, and anything about an episode older than the newest of its rule, has no effect.
    /// </summary>
    [Alias("ReportHazard")]
    Task ReportHazard(Hazard hazard, CancellationToken cancellationToken);

    /// <summary>Takes note of a device's condition. Reports with a revision not above the last one are ignored.</summary>
    [Alias("ReportCondition")]
    Task ReportCondition(string device, DeviceCondition condition, long revision, CancellationToken cancellationToken);

    /// <summary>The device stands elsewhere now. Reports with a revision not above the last one are ignored.</summary>
    [Alias("RemoveDevice")]
    Task RemoveDevice(string device, long revision, CancellationToken cancellationToken);

    /// <summary>The case is over: the next hazard of its kind starts a new one.</summary>
    [Alias("CloseIncident")]
    Task CloseIncident(string caseId, CancellationToken cancellationToken);

    /// <summary>The area code of the place, or null when it has not been created.</summary>
    [Alias("GetArea"), AlwaysInterleave]
    Task<string?> GetArea(CancellationToken cancellationToken);

    /// <summary>Where it is, when that is known.</summary>
    [Alias("GetLocation"), AlwaysInterleave]
    Task<GeoPoint?> GetLocation(CancellationToken cancellationToken);
}
