namespace Twin.Visits;

/// <param name="Visited">To how many it led when they were last gone through, which is done every day.</param>
/// <param name="SweptOn">When that was; null while it goes on for the first time.</param>
[GenerateSerializer, Immutable, Alias("twin.visit-plan-snapshot")]
public sealed record VisitPlanSnapshot(
    [property: Id(0)] string Id,
    [property: Id(1)] VisitPlanSetting Setting,
    [property: Id(2)] int Visited,
    [property: Id(3)] DateOnly? SweptOn,
    [property: Id(4)] long Revision);
