using Twin.Storage;

namespace Twin.Visits;

public sealed record VisitState : TwinState
{
    public string Plan { get; init; } = string.Empty;

    /// <summary>The plan as it was when it last meant this object; null once it is over.</summary>
    public VisitPlanSetting? Setting { get; init; }

    public ObjectKey Target { get; init; }

    public string? Area { get; init; }

    /// <summary>When somebody last was there.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>The case of an overdue visit.</summary>
    public string? Task { get; init; }

    /// <summary>When to try again what could not be done.</summary>
    public DateTimeOffset? TryAt { get; init; }

    public DateOnly DueOn => Setting is not { } setting ? default
        : LastAt is { } last && setting.Recurrence.After(LocalDay.Of(last)) is var next && next > setting.StartsOn ? next : setting.StartsOn;

    /// <summary>From when on it is overdue: the day by which it must be is over.</summary>
    public DateTimeOffset OverdueAt => LocalDay.Start(DueOn.AddDays(1));
}
