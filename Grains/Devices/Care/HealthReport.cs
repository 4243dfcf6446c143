using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>The health of a device as its state has it: every fault, and the score they lead to.</summary>
internal static class HealthReport
{
    private const int Best = 100;

    public static DeviceHealth Of(string device, DeviceState state, CarePolicy policy)
    {
        var faults = FaultsOf(state, policy);
        return new DeviceHealth(device, ScoreOf(faults), faults, state.Care.Battery, state.Care.CheckedAt, state.Care.CheckAt);
    }

    public static int ScoreOf(ImmutableArray<HealthFault> faults) => Math.Max(0, Best - faults.Sum(fault => fault.Points));

    public static ImmutableArray<HealthFault> FaultsOf(DeviceState state, CarePolicy policy) =>
        [.. All(state, policy).OrderByDescending(fault => fault.Points).ThenBy(fault => fault.Fault)];

    private static IEnumerable<HealthFault> All(DeviceState state, CarePolicy policy)
    {
        if (state.Alarms.Find(SilenceRule.Id) is { IsOpen: true } silence)
        {
            yield return Fault(policy, CareFault.Silence, silence.Rule, silence.RaisedAt);
        }
        else if (state.Silence.Shown)
        {
            yield return Fault(policy, CareFault.Silence, rule: null, since: null);
        }

        foreach (var fault in CareRule.Faults)
        {
            if (state.Alarms.Find(CareRule.IdOf(fault)) is { IsOpen: true } alarm)
            {
                var sign = state.Care.Find(fault);
                yield return Fault(policy, fault, alarm.Rule, alarm.RaisedAt, sign?.Metric, sign?.Value ?? alarm.Value, sign?.Limit);
            }
        }

        foreach (var alarm in state.Alarms.Latest)
        {
            if (alarm.IsOpen && alarm.Hazard == policy.ReportedHazard && alarm.Rule != SilenceRule.Id)
            {
                yield return Fault(policy, CareFault.Reported, alarm.Rule, alarm.RaisedAt, metric: alarm.Rule, alarm.Value) with { Metric = null };
            }
        }
    }

    private static HealthFault Fault(
        CarePolicy policy, CareFault fault, string? rule, DateTimeOffset? since, string? metric = null, double? value = null, double? limit = null)
    {
        var means = policy.Faults[fault];
        return new HealthFault(
            fault, rule, means.Points, since, metric, value, limit, HealthText.Of(means.Text, value, limit, metric), HealthText.Of(means.TextEn, value, limit, metric));
    }
}
