using Twin.Storage;

namespace Twin.Visits;

/// <summary>A plan means an object.</summary>
public sealed record OwedVisit(string Plan, VisitPlanSetting Setting, ObjectKey Target, string? Area) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Visit(VisitId.Of(Plan, Target)).Schedule(Plan, Setting, Target, Area, cancellationToken);
}
