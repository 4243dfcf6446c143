namespace Twin.Devices;

/// <summary>Whether the device can be heard, and what it means that it is not.</summary>
internal sealed partial class DeviceGrain
{
    private static readonly TimeSpan LeastCheck = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWithinWatch = TimeSpan.FromHours(6);

    /// <summary>How often a gateway is told that it is alive, for it speaks.</summary>
    private static readonly TimeSpan GatewayHeardEvery = TimeSpan.FromMinutes(1);

    /// <summary>The listener of ours it is connected to. Not stored: ten thousand devices may come to another at once.</summary>
    private string? _through;

    private DateTimeOffset? _gatewayHeardAt;

    /// <summary>Through whom it is heard; null when that is not known.</summary>
    private string? Speaker => State.Gateway ?? State.Link ?? _through;

    public async Task SetConnection(ConnectionStatus status, Guid? connection, bool lost, string? through, CancellationToken cancellationToken)
    {
        if (status == ConnectionStatus.Offline && connection is not null && _newestConnection is not null && connection != _newestConnection)
        {
            return;
        }

        if (lost && _connection != status)
        {
            _drops++;
            DelayDeactivation(care.Policy.Every);
        }

        _connection = status;
        _newestConnection = connection ?? _newestConnection;
        _through = through ?? _through;
        if (!State.Described || status == ConnectionStatus.Unknown || (State.Silence.OfflineSince is null) == (status == ConnectionStatus.Online))
        {
            return;
        }

        var profile = await profiles.Get(State.Profile) ?? CompiledProfile.None;
        if (status == ConnectionStatus.Online)
        {
            var back = Silence.Back(Now, profile);
            watch.At(Key.Id, back.CheckAt!.Value);
            await Decide(State.Alarms.Clear(SilenceRule.Id, Now), back.ToStored(back.CheckAt, Now));
        }
        else if (profile.Silence.OfflineAfter is { } wait)
        {
            watch.At(Key.Id, Now + wait);
            await Decide(State.Alarms, State.Silence with { OfflineSince = Now, CheckAt = Now + wait });
        }
    }

    public async Task CheckSilence(CancellationToken cancellationToken)
    {
        if (!State.Described)
        {
            return;
        }

        var live = await Live(cancellationToken);
        var (silence, alarm) = State.Silence.Judge(live.Profile, live.LastSeen, silo.At, Now);
        var alarms = AbsenceJudge.Missed(live, State.Alarms, silo.At, backSince: null, Now);
        var isNewlySilent = alarm || (silence.Shown && !State.Silence.Shown);
        if (Speaker is { } speaker && (isNewlySilent || !ReferenceEquals(alarms, State.Alarms)))
        {
            var reach = await GrainFactory.Device(speaker).GetReach(cancellationToken);
            (silence, alarm) = isNewlySilent ? Behind(reach, live, silence, alarm) : (silence, alarm);
            alarms = reach.IsAway ? State.Alarms : AbsenceJudge.Missed(live, State.Alarms, silo.At, reach.BackSince, Now);
        }

        var rule = live.Profile.Silence;
        alarms = alarm
            ? alarms.Raise(SilenceRule.Id, rule.Severity, rule.Hazard, (Now - (silence.OfflineSince ?? live.LastSeen!.Value)).TotalSeconds, Now)
            : alarms;
        var next = LookAgain(live, silence);
        if (State.Silence.CheckAt <= Now || silence.Shown != State.Silence.Shown || !ReferenceEquals(alarms, State.Alarms))
        {
            await Decide(alarms, silence.ToStored(next, Now));
        }
    }

    public async Task SetLink(bool connected, CancellationToken cancellationToken)
    {
        if (State.Described)
        {
            await SetConnection(connected ? ConnectionStatus.Online : ConnectionStatus.Offline, connection: null, lost: !connected, through: null, cancellationToken);
            return;
        }

        _connection = connected ? ConnectionStatus.Online : ConnectionStatus.Offline;
        if ((State.Silence.OfflineSince is null) != connected)
        {
            await Store(State with { Silence = connected ? Silence.Back(Now, CompiledProfile.None) : State.Silence with { OfflineSince = Now } }, change: null);
        }
    }

    public async Task Spoke(CancellationToken cancellationToken)
    {
        if (State.Described)
        {
            await Heard(await Live(cancellationToken), State.Alarms);
        }
    }

    /// <summary>A gateway on a broker is not heard either while that is away.</summary>
    public async Task<GatewayReach> GetReach(CancellationToken cancellationToken)
    {
        var link = (State.Link ?? _through) is { } through ? await GrainFactory.Device(through).GetReach(cancellationToken) : null;
        var away = State.Silence.Shown || State.Silence.OfflineSince is not null || _connection == ConnectionStatus.Offline || link?.IsAway == true;
        return new GatewayReach(away, Later(State.Silence.BackAt, link?.BackSince), IsUnsteady, _newestConnection);
    }

    /// <summary>
    /// The silence of a device whose gateway or broker is away is that one's: it is shown, and leads to no alarm of its own. After its
    /// return it counts from there.
    /// </summary>
    private (Silence Next, bool Alarm) Behind(GatewayReach reach, LiveReadings live, Silence silence, bool alarm) =>
        reach.IsAway ? (silence with { Shown = true, CheckAt = Now + Shorter(live.Profile.Profile.Interval, TimeSpan.FromHours(1)) }, false)
        : reach.BackSince > live.LastSeen ? (State.Silence with { ListeningSince = reach.BackSince }).Judge(live.Profile, live.LastSeen, silo.At, Now)
        : (silence, alarm);

    /// <summary>Sees to it that the device is looked at when it could next be missed.</summary>
    /// <returns>When that is; null when there is nothing to look for.</returns>
    private DateTimeOffset? LookAgain(LiveReadings live, Silence silence)
    {
        var next = AbsenceJudge.NextDue(live, State.Alarms, silo.At) is { } missed && !(silence.CheckAt <= missed)
            ? missed > Now ? missed : Now + LeastCheck
            : silence.CheckAt;
        if (next < Now + LongestWithinWatch)
        {
            watch.At(Key.Id, next.Value);
        }

        return next;
    }

    /// <summary>A gateway that only speaks for others is alive.</summary>
    private async Task TellGatewaySpoke(string gateway, CancellationToken cancellationToken)
    {
        if (!(_gatewayHeardAt + GatewayHeardEvery > Now))
        {
            await GrainFactory.Device(gateway).Spoke(cancellationToken);
            _gatewayHeardAt = Now;
        }
    }

    private Task Keep(string? link) => link == State.Link ? Task.CompletedTask : Store(State with { Link = link }, change: null);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
