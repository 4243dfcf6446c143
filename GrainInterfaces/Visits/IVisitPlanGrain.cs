using Twin.Access;

namespace Twin.Visits;

/// <summary>A plan of visits. Goes every day through all whom it means, so that who is new among them is visited too. Key: <c>visit-plan/{id}</c>.</summary>
[Alias("twin.IVisitPlanGrain")]
public interface IVisitPlanGrain : IWakeable
{
    /// <summary>Sets it up, or changes it.</summary>
    [Alias("Put")]
    Task<Outcome<VisitPlanSnapshot>> Put(Caller caller, VisitPlanSetting setting, CancellationToken cancellationToken);

    [Alias("Get")]
    Task<Outcome<VisitPlanSnapshot>> Get(Caller caller, CancellationToken cancellationToken);

    /// <summary>The plan as it stands for its visits; null for one that is not there or rests. For grains only.</summary>
    [Alias("GetSetting")]
    Task<VisitPlanSetting?> GetSetting(CancellationToken cancellationToken);
}
