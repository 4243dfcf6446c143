using Twin.Access;

namespace Twin.Devices;

/// <summary>How well the device is: looked at when that is due, never when it speaks.</summary>
internal sealed partial class DeviceGrain
{
    /// <summary>Connections lost since the last look, for which it stays in memory. What a restart forgets of them counts for nobody.</summary>
    private int _drops;

    public Task<Outcome<DeviceHealth>> GetHealth(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceHealth>>(FindRefusal(caller, Right.Read) is { } refusal ? refusal : HealthReport.Of(Key.Id, State, care.Policy));

    private async Task CheckHealth(CancellationToken cancellationToken)
    {
        var live = await Live(cancellationToken);
        var drops = _drops;
        var checking = State with { Care = State.Care.Dropped(drops, care.Policy, Now) };
        var (findings, battery) = await care.Take(Key.Id, checking, live, Now, cancellationToken);
        var (next, alarms) = CareJudge.Judge(care.Policy, checking.Care with { Battery = battery }, State.Alarms, findings, State.Rules?.Off, Now);
        live.HeardSinceCheck = false;
        var decision = DeviceDecision.Of(Key.Id, State with { Care = next }, alarms, State.Silence, Now);
        await Store(decision.Next, change: null, decision.Events);

        // Only now: a device behind it may ask meanwhile.
        _drops -= drops;
    }

    /// <summary>True while its connection comes and goes, and a little longer.</summary>
    private bool IsUnsteady =>
        _drops + State.Care.DropsWithin(care.Policy.UnsteadyFor, Now) >= care.Policy.Faults[CareFault.Flapping].Limit;
}
