using Twin.Devices;

namespace Twin.Cases;

/// <summary>A case whose alarms somebody has dealt with.</summary>
internal static class CaseFeedback
{
    /// <summary>What the trail says of an alarm.</summary>
    public static string ForTrail(this Hazard hazard) =>
        hazard.Note is { } note ? $"{hazard.Rule} #{hazard.Episode}: {note}" : $"{hazard.Rule} #{hazard.Episode}";

    /// <summary>
    /// True when a person's word has ended the last alarm of a case that somebody has: it is resolved, and what is left is to
    /// check it. A case that nobody has yet, or whose departments have tasks to do, goes its usual way.
    /// </summary>
    public static bool IsDealtWith(this CaseState state, Hazard hazard) =>
        hazard is { Cleared: true, By: not null }
        && CaseMoves.DealtWith.IsPossible(state)
        && !state.Alarms.Values.Contains(value: true)
        && state.Tasks.All(static task => task.DoneAt is not null);
}
