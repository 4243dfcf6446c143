using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Twin.Access;
using Twin.Storage;

namespace Twin.Devices;

/// <summary>What happened at a device, and what people say they have done about it.</summary>
internal sealed partial class DeviceGrain
{
    private const int MaxEvents = 1_000;
    private const int MaxResultLength = 64;
    private const int MaxNoteLength = 500;

    public async Task<IngestOutcome> TakeEvents(string? gateway, ImmutableArray<DeviceEvent> happened, CancellationToken cancellationToken)
    {
        if (FindStranger(gateway) is { } stranger)
        {
            return stranger;
        }

        var live = await Live(cancellationToken);
        if (!MayRecord(live.Profile))
        {
            await Heard(live, State.Alarms);
            return IngestOutcome.NotConsented;
        }

        var rejected = ImmutableArray.CreateBuilder<RejectedReading>();
        var good = new List<DeviceEvent>();
        foreach (var told in happened)
        {
            if ((EventData.FindFault(told) ?? Intake.CheckTime(told.At, Now)) is { } fault)
            {
                rejected.Add(new RejectedReading(told.Type.Length > MetricName.MaxLength ? told.Type[..MetricName.MaxLength] : told.Type, fault));
                continue;
            }

            var understood = live.Profile.Translate(told);
            good.Add(EventJudge.NamesNobody(live.Profile, understood) ? EventData.NamingNobody(understood) : await WithStanding(understood, cancellationToken));
        }

        if (good.Count > 0)
        {
            await Decide(live, [.. good.OrderBy(told => told.At)], cancellationToken);
        }

        return rejected.Count == 0 ? IngestOutcome.Accepted : new IngestOutcome(IngestStatus.Accepted, rejected.ToImmutable());
    }

    public async Task<Outcome<ImmutableArray<StoredEvent>>> ListEvents(Caller caller, EventQuery query, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Read) is { } refusal)
        {
            return refusal;
        }

        if (query.Limit is < 1 or > MaxEvents)
        {
            return Refusal.Invalid("limit", $"must be 1 to {MaxEvents}");
        }

        var found = await events.List(Key.Id, query, cancellationToken).Translated();
        return Rights.Allow(caller, ObjectKind.Person, Right.Read)
            ? found
            : [.. found.Select(told => told with { Data = EventData.Without(told.Data, EventData.Personal) })];
    }

    public async Task<Outcome<long>> GiveFeedback(Caller caller, DeviceFeedback feedback, CancellationToken cancellationToken)
    {
        if (FindRefusal(caller, Right.Acknowledge) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(feedback.Result) || feedback.Result.Length > MaxResultLength)
        {
            return Refusal.Invalid("result", $"must be 1 to {MaxResultLength} characters");
        }

        if (feedback.Note?.Length > MaxNoteLength)
        {
            return Refusal.Invalid("note", $"must be at most {MaxNoteLength} characters");
        }

        var live = await Live(cancellationToken);
        if (feedback.Rule is { } named && State.Alarms.Find(named) is null)
        {
            return new Refusal(RefusalReason.NotFound, $"{Key} has no alarm '{named}'.");
        }

        if (feedback.Rule is { } rule && State.Alarms.IsOpen(rule) && !live.Profile.EndsByFeedback(rule))
        {
            return Refusal.Conflict($"The alarm '{rule}' ends by what the device says alone.");
        }

        string[] ended = [.. State.Alarms.Latest.Where(alarm => alarm.IsOpen && (feedback.Rule ?? alarm.Rule) == alarm.Rule && live.Profile.EndsByFeedback(alarm.Rule)).Select(alarm => alarm.Rule)];
        if (ended.Length > 0)
        {
            await End(live, ended, caller, feedback);
        }

        return State.Revision;
    }

    /// <summary>A decision is stored before the next event is kept: what is raised and ended in one message has been raised.</summary>
    private async Task Decide(LiveReadings live, ImmutableArray<DeviceEvent> ordered, CancellationToken cancellationToken)
    {
        var start = 0;
        for (var end = 1; end <= ordered.Length; end++)
        {
            var newest = ordered[end - 1];
            var alarms = EventJudge.Judge(live.Profile, newest, State.Alarms.Expire(Now), Now);
            if (end < ordered.Length && ReferenceEquals(alarms, State.Alarms))
            {
                continue;
            }

            await events.Append(Key.Id, ordered[start..end], cancellationToken).Translated();
            await Heard(live, alarms);
            await EndWhatIsOver(live, newest, cancellationToken);
            start = end;
        }
    }

    /// <summary>What ends an alarm may have come before the event that raises it.</summary>
    private async Task EndWhatIsOver(LiveReadings live, DeviceEvent told, CancellationToken cancellationToken)
    {
        foreach (var rule in live.Profile.Events)
        {
            if (rule.Event == told.Type && rule.ClearedBy is { } type && State.Alarms.Find(rule.Id) is { IsOpen: true } open && open.RaisedAt == told.At
                && await events.List(Key.Id, new EventQuery(type, From: told.At, Limit: 1), cancellationToken).Translated() is [var newest]
                && newest.At > told.At)
            {
                await Heard(live, EventJudge.Judge(live.Profile, new DeviceEvent(newest.At, newest.Type, newest.Data), State.Alarms, Now));
            }
        }
    }

    /// <summary>Who passed a door may have had no right to, though the door did not know.</summary>
    private async ValueTask<DeviceEvent> WithStanding(DeviceEvent happened, CancellationToken cancellationToken) =>
        EventData.CredentialIn(happened) is { } shown
        && await GrainFactory.Door(Key.Id).Judge(shown.Kind, shown.Reference, happened.At, cancellationToken) is { } standing
            ? EventData.With(happened, EventData.Standing, StoredName.Of(standing))
            : happened;

    /// <summary>The event first: like any other it is kept before it changes an alarm.</summary>
    private async Task End(LiveReadings live, string[] rules, Caller caller, DeviceFeedback feedback)
    {
        var told = new JsonObject { ["result"] = feedback.Result, ["note"] = feedback.Note, ["by"] = caller.Subject, ["rules"] = string.Join(' ', rules) };
        await events.Append(Key.Id, [new DeviceEvent(Now, "feedback", told.Write())], CancellationToken.None).Translated();
        var alarms = State.Alarms;
        foreach (var rule in rules)
        {
            var metric = live.Profile.Rules.FirstOrDefault(known => known.Id == rule)?.Metric;
            alarms = alarms.ClearBy(caller.Subject, rule, metric is null ? null : live.LastOf(metric), Now);
            live.StartOver(rule);
        }

        var note = feedback.Note is { } more ? $"{feedback.Result}: {more}" : feedback.Result;
        var decision = DeviceDecision.Of(Key.Id, State, alarms, State.Silence, Now).Saying(note);
        await Store(decision.Next, change: null, decision.Events);
    }
}
