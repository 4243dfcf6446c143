using Twin.Devices;

namespace Twin.Cases;

/// <summary>A case whose alarms somebody has dealt with.</summary>
internal static class CaseFeedback
{
    /// <summary>What the trail says of an alarm.</summary>
    public static string ForTrail(this Hazard hazard) =>
        hazard.Note is { } note ? $"{hazard.Rule} #{hazard.Episode}: {note}" : $"{hazard.Rule} #{hazard.Episode}";

    /// <summary>
    /// When a person's word ends the last alarm of a case that somebody has, it is resolved: what is left is to check it. A case
    /// that nobody has yet goes its usual way.
    /// </summary>
    public static CaseState Resolved(this CaseState state, Hazard hazard, DateTimeOffset now) =>
        hazard is { Cleared: true, By: not null }
        && state.Status is CaseStatus.Dispatched or CaseStatus.Signed or CaseStatus.InProgress
        && !state.Alarms.Values.Contains(value: true)
            ? (state with { Status = CaseStatus.AwaitingVerification, Deadline = null, Due = null }).Note(now, hazard.By, "resolved", hazard.Note)
            : state;
}
