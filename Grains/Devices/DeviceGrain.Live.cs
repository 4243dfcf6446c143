using System.Collections.Immutable;
using Twin.Objects;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>The live half of a device: what it keeps in memory, and the way from a reading to a stored decision.</summary>
internal sealed partial class DeviceGrain
{
    private LiveReadings? _live;

    private RuleSet? _rules;

    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        await Keep(State.Commands.Expire(Now));
        if (State.Alarms.Expire(Now) is var alarms && !ReferenceEquals(alarms, State.Alarms))
        {
            await Decide(alarms, State.Silence);
        }

        if (_live is not null || State.Silence.CheckAt <= Now)
        {
            await CheckSilence(cancellationToken);
        }

        if (State.Described && !(State.Care.CheckAt > Now))
        {
            await CheckHealth(cancellationToken);
        }
    }

    /// <summary>What is kept in memory, rebuilt when this activation has none yet or the profile has changed.</summary>
    private async ValueTask<LiveReadings> Live(CancellationToken cancellationToken)
    {
        var origin = await profiles.Get(State.Profile) ?? CompiledProfile.None;
        if (_live is { } live && ReferenceEquals(live.Profile.Origin, origin) && ReferenceEquals(_rules, State.Rules))
        {
            return live;
        }

        var profile = origin.With(State.Rules);
        (live, var alarms) = _live is not null
            ? (_live.For(profile), State.Alarms)
            : LiveReadings.Rebuild(profile, State, await history.Latest(Key.Id, profile.ReplayMessages, cancellationToken).Translated(), Now);
        (_live, _rules) = (live, State.Rules);
        LookAgain(live, State.Silence.Judge(profile, live.LastSeen, silo.At, Now).Next);
        alarms = ReferenceEquals(origin, CompiledProfile.None) ? alarms : alarms.ClearWithoutRule(profile, Now);
        if (!ReferenceEquals(alarms, State.Alarms))
        {
            await Decide(alarms, State.Silence);
        }

        return live;
    }

    private async ValueTask Judge(LiveReadings live, ImmutableArray<Telemetry> heard)
    {
        var alarms = State.Alarms;
        foreach (var message in heard)
        {
            alarms = live.Judge(message, alarms);
        }

        live.ReadAt = heard.IsEmpty ? live.ReadAt : Now;
        await Heard(live, live.Profile.Absences.IsEmpty ? alarms : AbsenceJudge.Heard(live, alarms, Now));
    }

    /// <summary>The device has said something that led to these alarms.</summary>
    private async ValueTask Heard(LiveReadings live, AlarmBook alarms)
    {
        (live.LastSeen, live.HeardSinceCheck) = (Now, true);
        var silence = State.Silence;
        if (silence.Shown || silence.OfflineSince is not null)
        {
            silence = Silence.Back(Now, live.Profile);
            alarms = alarms.Clear(SilenceRule.Id, Now);
            LookAgain(live, silence);
            silence = silence.ToStored(silence.CheckAt, Now);
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
