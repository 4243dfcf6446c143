using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>
/// What an active device keeps in memory only: the newest value of each metric and how far its rules have come.
/// Made small, for there are a million of them: arrays by the metric's place in the profile, names only for metrics the
/// profile does not know.
/// </summary>
internal sealed partial class LiveReadings(CompiledProfile profile)
{
    /// <summary>The most metrics a device may report.</summary>
    public const int MaxMetrics = 64;

    private Slot[] _slots = new Slot[profile.Metrics.Length];
    private string[] _others = [];
    private readonly RuleTracker[] _trackers = new RuleTracker[profile.Rules.Length];

    public CompiledProfile Profile => profile;

    /// <summary>When the newest message arrived; null when there never was one.</summary>
    public DateTimeOffset? LastSeen { get; set; }

    /// <summary>True when a message has arrived here since the device's health was last looked at.</summary>
    public bool HeardSinceCheck { get; set; }

    /// <summary>When readings last arrived, by our clock; null when none have since the grain came up.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>The time of the newest reading of all, by the device's clock; null when there is none.</summary>
    public DateTimeOffset? NewestAt => _slots.Max(slot => (long?)slot.At) is > 0 and var newest ? DeviceTime.ToTime(newest) : null;

    /// <summary>The metric's place; -1 when it is new here.</summary>
    public int IndexOf(string metric)
    {
        var index = profile.IndexOf(metric);
        if (index < 0 && (index = Array.IndexOf(_others, metric)) >= 0)
        {
            index += profile.Metrics.Length;
        }

        return index;
    }

    /// <summary>Makes place for a metric the profile does not know.</summary>
    /// <returns>Its place; -1 when the device has as many as it may have.</returns>
    public int Add(string metric)
    {
        if (_slots.Length >= MaxMetrics)
        {
            return -1;
        }

        _others = [.. _others, profile.Intern(metric)];
        Array.Resize(ref _slots, _slots.Length + 1);
        return _slots.Length - 1;
    }

    /// <summary>
    /// Takes a message in and judges it. A reading that is not newer than what its metric has is late or a repeat, and
    /// one that is not newer than an alarm's last change is too old for it: neither changes anything.
    /// </summary>
    /// <param name="decisiveFrom">By metric: earlier readings count towards a change but do not make one; empty when all do.</param>
    /// <returns>The same alarms when the message changed none.</returns>
    public AlarmBook Judge(Telemetry message, AlarmBook alarms, ReadOnlySpan<long> decisiveFrom = default)
    {
        var at = DeviceTime.Of(message.At);
        foreach (var reading in message.Readings)
        {
            var metric = IndexOf(reading.Metric);
            if (metric < 0 || at <= _slots[metric].At)
            {
                continue;
            }

            var before = _slots[metric];
            _slots[metric] = new Slot(reading.Value, at);
            if (metric < profile.Metrics.Length)
            {
                alarms = Judge(metric, before, alarms, decisiveFrom.IsEmpty || at >= decisiveFrom[metric]);
            }
        }

        return alarms;
    }

    /// <summary>The end of a stretch of messages of which none but the last can change an alarm.</summary>
    public int NextDecision(ImmutableArray<Telemetry> messages, int start, AlarmBook alarms)
    {
        var end = start + 1;
        while (end < messages.Length && !SpeaksForChange(messages[end - 1], alarms))
        {
            end++;
        }

        return end;
    }

    /// <summary>The same under another profile; a rule that is still there goes on from where it was.</summary>
    public LiveReadings For(CompiledProfile other)
    {
        var next = new LiveReadings(other) { LastSeen = LastSeen, HeardSinceCheck = HeardSinceCheck, ReadAt = ReadAt };
        next.Fill(ToStored());
        for (var rule = 0; rule < other.Rules.Length; rule++)
        {
            var before = profile.Rules.IndexOf(other.Rules[rule]);
            next._trackers[rule] = before < 0 ? default : _trackers[before];
        }

        return next;
    }

    /// <summary>The time of a metric's newest reading, by the device's clock; null when it never had one.</summary>
    public DateTimeOffset? LastOf(string metric) => IndexOf(metric) is >= 0 and var index && _slots[index].At > 0 ? DeviceTime.ToTime(_slots[index].At) : null;

    /// <summary>When a metric was last heard of, by our clock, as far as the device's own clock goes evenly; null when it never was.</summary>
    public DateTimeOffset? HeardOf(string metric) => LastOf(metric) + ((ReadAt ?? LastSeen) - NewestAt);

    /// <summary>A person has ended the rule's alarm: what spoke for its end must not count for its next beginning.</summary>
    public void StartOver(string rule)
    {
        for (var index = 0; index < _trackers.Length; index++)
        {
            _trackers[index] = profile.Rules[index].Id == rule ? default : _trackers[index];
        }
    }

    /// <summary>The newest value of each metric that ever had one.</summary>
    public ImmutableArray<MetricValue> Values()
    {
        var values = ImmutableArray.CreateBuilder<MetricValue>(_slots.Length);
        for (var metric = 0; metric < _slots.Length; metric++)
        {
            if (_slots[metric] is { At: > 0 } slot)
            {
                var known = metric < profile.Metrics.Length ? profile.Metrics[metric] : null;
                values.Add(new MetricValue(known?.Key ?? _others[metric - profile.Metrics.Length], slot.Value, known?.Unit, DeviceTime.ToTime(slot.At)));
            }
        }

        return values.DrainToImmutable();
    }

    public ImmutableArray<StoredValue> ToStored() => [.. Values().Select(value => new StoredValue(value.Metric, value.Value, value.At))];

    /// <summary>Takes stored values for metrics that have none yet.</summary>
    private void Fill(ImmutableArray<StoredValue> values)
    {
        foreach (var value in values)
        {
            if (FindOrAdd(value.Metric) is >= 0 and var metric && _slots[metric].At == 0)
            {
                _slots[metric] = new Slot(value.Value, DeviceTime.Of(value.At));
            }
        }
    }

    private int FindOrAdd(string metric) => IndexOf(metric) is >= 0 and var index ? index : Add(metric);

    private bool SpeaksForChange(Telemetry message, AlarmBook alarms)
    {
        foreach (var reading in message.Readings)
        {
            var metric = profile.IndexOf(reading.Metric);
            foreach (var index in metric < 0 ? [] : profile.RulesOf(metric))
            {
                var rule = profile.Rules[index];
                if (rule.Per is not null || (alarms.IsOpen(rule.Id) ? rule.Clear : rule.Raise).Contains(reading.Value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private AlarmBook Judge(int metric, Slot before, AlarmBook alarms, bool decisive)
    {
        var at = _slots[metric].At;
        foreach (var index in profile.RulesOf(metric))
        {
            var rule = profile.Rules[index];
            var alarm = alarms.Find(rule.Id);
            if (alarm is not null && at <= DeviceTime.Of(alarm.ChangedAt))
            {
                continue;
            }

            var open = alarm is { IsOpen: true };
            var value = _slots[metric].Value;
            if (rule.Per is { } per)
            {
                if (before.At == 0)
                {
                    continue;
                }

                value = (value - before.Value) / (at - before.At) * per.TotalMilliseconds;
            }

            if (!open && rule.Schedule is { } schedule && !schedule.IsOn(DeviceTime.ToTime(at), profile.AwayUntil))
            {
                _trackers[index] = default;
                continue;
            }

            (_trackers[index], var verdict) = _trackers[index].Apply(rule, open, value, at);
            if (verdict == RuleVerdict.Unchanged || !decisive)
            {
                continue;
            }

            _trackers[index] = default;
            alarms = verdict == RuleVerdict.Raise
                ? alarms.Raise(rule.Id, rule.Severity, rule.Hazard, value, DeviceTime.ToTime(at))
                : alarms.Clear(rule.Id, DeviceTime.ToTime(at));
        }

        return alarms;
    }

    /// <param name="At">The device's time; 0 when there is no value.</param>
    private readonly record struct Slot(double Value, long At);
}
