using Twin.Storage;

namespace Twin.Visits;

public sealed record VisitPlanState : TwinState
{
    public VisitPlanSetting? Setting { get; init; }

    /// <summary>The list position after which those not gone through yet come; null at its beginning.</summary>
    public CardPosition? After { get; init; }

    /// <summary>How many of them have been gone through this time.</summary>
    public int Counted { get; init; }

    /// <summary>How many there were the last time.</summary>
    public int Visited { get; init; }

    public DateOnly? SweptOn { get; init; }
}
