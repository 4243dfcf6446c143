namespace Twin.Devices;

/// <summary>
/// The readings in a row that speak for a change of one rule's alarm: for raising it while it is not open, for
/// clearing it while it is.
/// </summary>
/// <param name="Since">The device's time of the first of them.</param>
/// <param name="Samples">How many there are.</param>
internal readonly record struct RuleTracker(long Since, int Samples)
{
    /// <summary>Takes the next reading in; on a change of the alarm the caller starts over with an empty tracker.</summary>
    /// <param name="at">The device's time, later than that of the reading before.</param>
    public (RuleTracker Next, RuleVerdict Verdict) Apply(AlarmRule rule, bool open, double value, long at)
    {
        if (!(open ? rule.Clear : rule.Raise).Contains(value))
        {
            return (default, RuleVerdict.Unchanged);
        }

        var next = new RuleTracker(Samples == 0 ? at : Since, Samples + 1);
        var needed = open ? rule.ClearAfter : rule.RaiseAfter;
        var agreed = next.Samples >= needed.Samples && at - next.Since >= needed.Seconds * 1000L;
        return (next, (agreed, open) switch
        {
            (false, _) => RuleVerdict.Unchanged,
            (true, false) => RuleVerdict.Raise,
            (true, true) => RuleVerdict.Clear,
        });
    }
}
