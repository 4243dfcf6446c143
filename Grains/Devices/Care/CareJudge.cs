using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>From what a look at a device found to its alarms: one for each fault, until the fault is gone.</summary>
internal static class CareJudge
{
    /// <param name="off">Rules that do not apply here.</param>
    public static (CareState Next, AlarmBook Alarms) Judge(
        CarePolicy policy, CareState care, AlarmBook alarms, IEnumerable<CareFinding> findings, ImmutableSortedSet<string>? off, DateTimeOffset now)
    {
        var signs = ImmutableArray.CreateBuilder<CareSign>();
        foreach (var finding in findings)
        {
            var rule = CareRule.IdOf(finding.Fault);
            var applies = off?.Contains(rule) != true;
            var open = alarms.IsOpen(rule);
            var before = care.Find(finding.Fault);
            if (!applies || finding.Verdict == CareVerdict.Good)
            {
                alarms = alarms.Clear(rule, now);
                continue;
            }

            var sign = finding.Verdict switch
            {
                CareVerdict.Bad => new CareSign(finding.Fault, finding.Value, finding.Limit, finding.Metric, (before?.Looks ?? 0) + 1),
                CareVerdict.Between when open => before is null ? null : before with { Value = finding.Value, Limit = finding.Limit, Metric = finding.Metric },
                CareVerdict.Between => null,
                _ => before,
            };
            if (sign is not null)
            {
                signs.Add(sign);
            }

            if (finding.Verdict == CareVerdict.Bad && !open && sign!.Looks >= policy.Faults[finding.Fault].Checks)
            {
                alarms = alarms.Raise(AlarmOf(policy, sign, rule, now));
            }
        }

        return (care with { Signs = signs.ToImmutable(), CheckedAt = now, CheckAt = now + policy.Every }, alarms);
    }

    private static AlarmState AlarmOf(CarePolicy policy, CareSign sign, string rule, DateTimeOffset now) => new()
    {
        Rule = rule,
        Episode = 0,
        Severity = policy.Faults[sign.Fault].Severity,
        Hazard = rule,
        Value = sign.Value,
        RaisedAt = now,
        Note = HealthText.Of(policy.Faults[sign.Fault].Text, sign.Value, sign.Limit, sign.Metric),
    };
}
