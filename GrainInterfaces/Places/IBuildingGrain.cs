using Orleans.Concurrency;
using Twin.Access;
using Twin.Objects;

namespace Twin.Places;

/// <summary>A building (楼栋). Key: <c>building/{id}</c>.</summary>
[Alias("twin.IBuildingGrain")]
public interface IBuildingGrain : IHazardSite, IObjectGrain
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, BuildingAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<BuildingSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>What rooms and homes in it go by; null when it is not there.</summary>
    [Alias("GetPlan"), AlwaysInterleave]
    Task<BuildingPlan?> GetPlan(CancellationToken cancellationToken);

    /// <summary>The estate it belongs to; null for none.</summary>
    [Alias("GetEstate"), AlwaysInterleave]
    Task<string?> GetEstate(CancellationToken cancellationToken);
}
