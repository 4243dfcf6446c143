using System.Collections.Immutable;
using Twin.Objects;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>The live half of a device: what it keeps in memory, and the way from a reading to a stored decision.</summary>
internal sealed partial class DeviceGrain
{
    private LiveReadings? _live;

    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        await Keep(State.Commands.Expire(Now));
        var due = State.Silence.CheckAt <= Now;
        if (_live is null && !due)
        {
            return;
        }

        var live = await Live(cancellationToken);
        var (silence, alarm) = State.Silence.Judge(live.Profile, live.LastSeen, silo.At, Now);
        var rule = live.Profile.Silence;
        var alarms = alarm
            ? State.Alarms.Raise(SilenceRule.Id, rule.Severity, rule.Hazard, (Now - live.LastSeen!.Value).TotalSeconds, Now)
            : State.Alarms;
        if (due || silence.Shown != State.Silence.Shown || !ReferenceEquals(alarms, State.Alarms))
        {
            await Decide(alarms, silence);
        }
    }

    /// <summary>What is kept in memory, rebuilt when this activation has none yet or the profile has changed.</summary>
    private async ValueTask<LiveReadings> Live(CancellationToken cancellationToken)
    {
        var profile = await profiles.Get(State.Profile) ?? CompiledProfile.None;
        if (_live is { } live && ReferenceEquals(live.Profile, profile))
        {
            return live;
        }

        (live, var alarms) = _live is not null
            ? (_live.For(profile), State.Alarms)
            : LiveReadings.Rebuild(profile, State, await history.Latest(Key.Id, profile.ReplayMessages, cancellationToken).Translated(), Now);
        _live = live;
        alarms = ReferenceEquals(profile, CompiledProfile.None) ? alarms : alarms.ClearWithoutRule(profile, Now);
        if (!ReferenceEquals(alarms, State.Alarms))
        {
            await Decide(alarms, State.Silence);
        }

        return live;
    }

    private async ValueTask Judge(LiveReadings live, ImmutableArray<Telemetry> heard)
    {
        live.LastSeen = Now;
        var (alarms, silence) = (State.Alarms, State.Silence);
        foreach (var message in heard)
        {
            alarms = live.Judge(message, alarms);
        }

        if (silence.Shown)
        {
            (alarms, silence) = (alarms.Clear(SilenceRule.Id, Now), Silence.HeardAt(Now, live.Profile));
        }

        if (!ReferenceEquals(alarms, State.Alarms) || !ReferenceEquals(silence, State.Silence))
        {
            await Decide(alarms, silence);
        }
    }

    private Task Decide(AlarmBook alarms, Silence silence)
    {
        var decision = DeviceDecision.Of(Key.Id, State, alarms, silence, Now);
        return Store(decision.Next, change: null, decision.Events);
    }

    private async Task Store(DeviceState next, ObjectChange? change, params ImmutableArray<CardEvent> events)
    {
        try
        {
            await Commit(_live is { } live ? next with { LastSeen = live.LastSeen, Values = live.ToStored() } : next, change, events);
        }
        catch (StorageFaultException)
        {
            // What was judged and not stored must be judged again, from history.
            _live = null;
            throw;
        }
    }
}
