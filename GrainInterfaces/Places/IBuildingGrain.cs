using Twin.Access;

namespace Twin.Places;

/// <summary>A building (楼栋). Key: <c>building/{id}</c>.</summary>
[Alias("twin.IBuildingGrain")]
public interface IBuildingGrain : IHazardSite
{
    [Alias("Upsert")]
    Task<Outcome<long>> Upsert(Caller caller, BuildingAttributes attributes, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<BuildingSnapshot>> Get(Caller caller, CancellationToken cancellationToken);
}
