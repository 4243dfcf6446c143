using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Cases;
using Twin.Search;
using Twin.Storage;

namespace Twin.Notices;

[GrainType(ObjectKind.Notice)]
internal sealed class NoticeGrain(
    [PersistentState(ObjectKind.Notice, TwinStorage.Name)] IPersistentState<Document<NoticeState>> document,
    INoticeReceipts receipts,
    RetentionOptions retention,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<NoticeGrain> log)
    : TwinGrain<NoticeState>(document, time, log), INoticeGrain
{
    public async Task<Outcome<NoticeSnapshot>> Publish(Caller caller, NoticeDraft draft, CancellationToken cancellationToken)
    {
        if (State.Exists)
        {
            return State.By == caller.Subject ? await Get(caller, cancellationToken) : Refusal.Conflict("There is such a notice already.");
        }

        if ((Rights.Refuse(caller, ObjectKind.Notice, Right.Create) ?? NoticeRules.FindFault(draft, Now)) is { } refusal)
        {
            return refusal;
        }

        if (!Rights.Allow(caller, Right.Create, Key, draft.Audience.Area))
        {
            return Refusal.Invalid("audience.area", "is not within your areas");
        }

        var next = State with
        {
            Title = draft.Title.Trim(),
            Text = draft.Text.Trim(),
            Audience = draft.Audience,
            By = caller.Subject,
            PublishedAt = Now,
            Until = draft.Until ?? Now + NoticeRules.StandsFor,
        };
        await Commit(next, Event("notice-published", next));
        return await Show(cancellationToken);
    }

    public async Task<Outcome<NoticeSnapshot>> Get(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Role == Role.Resident)
        {
            return Rights.Refuse(caller, ObjectKind.Notice, Right.Read) is { } forbidden ? forbidden : await ShowResident(caller, cancellationToken);
        }

        return FindRefusal(caller, Right.Read) is { } refusal ? refusal : await Show(cancellationToken);
    }

    public async Task<Outcome<NoticeSnapshot>> Read(Caller caller, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, ObjectKind.Notice, Right.Respond) is { } refusal)
        {
            return refusal;
        }

        var seen = await ShowResident(caller, cancellationToken);
        if (seen is { Succeeded: true, Value: { ReadAt: null, Status: NoticeStatus.Published } })
        {
            await receipts.Add(Key.Id, Addressee.PersonOf(caller)!, Now, cancellationToken).OrStorageFault();
            return seen.Value with { ReadAt = Now };
        }

        return seen;
    }

    public async Task<Outcome<NoticeSnapshot>> Recall(Caller caller, string reason, CancellationToken cancellationToken)
    {
        if ((FindRefusal(caller, Right.Edit) ?? NoticeRules.FindFault(reason)) is { } refusal)
        {
            return refusal;
        }

        if (State.RecalledAt is null)
        {
            var next = State with { RecalledAt = Now, RecallReason = reason.Trim() };
            await Commit(next, Event("notice-recalled", next));
        }

        return await Show(cancellationToken);
    }

    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        if (ExpiryOf(State) <= Now)
        {
            await receipts.Remove(Key.Id, cancellationToken).OrStorageFault();
            await Clear();
        }
        else if (State.Exists && State.Until <= Now)
        {
            await Commit(State);
        }
    }

    protected override Card? Describe(NoticeState state) => new()
    {
        Title = state.Title,
        Area = state.Audience.Area,
        Status = StoredName.Of(state.StatusAt(Now)),
        Due = state.StatusAt(Now) == NoticeStatus.Published ? state.Until : ExpiryOf(state),
        Deadline = state.Until,
        Facts = AudienceRules.FactsOf(state.Audience).Add("published", CaseFacts.Moment(state.PublishedAt)),
        Terms = SearchTerms.Of(Key.Id, state.Title),
    };

    private DateTimeOffset? ExpiryOf(NoticeState state) => state.Exists ? retention.EndOf(state.RecalledAt ?? state.Until, retention.NoticeDays) : null;

    private Refusal? FindRefusal(Caller caller, Right right) =>
        Rights.Refuse(caller, ObjectKind.Notice, right) ?? (State.Exists && Rights.Allow(caller, right, Key, State.Audience.Area) ? null : Refusal.NotFound(Key));

    private CardEvent Event(string type, NoticeState state) => new(Now, type, state.Audience.Area, new JsonObject
    {
        ["id"] = Key.Id,
        ["title"] = state.Title,
        ["audience"] = AudienceRules.ForEvent(state.Audience),
    });

    /// <summary>A recalled one only to who has read it, and one that is over to nobody.</summary>
    private async Task<Outcome<NoticeSnapshot>> ShowResident(Caller caller, CancellationToken cancellationToken)
    {
        if (!State.Exists || await Addressee.FindOn(GrainFactory, caller, State.Audience, cancellationToken) is not { } addressee)
        {
            return Refusal.NotFound(Key);
        }

        var readAt = await receipts.Find(Key.Id, addressee.Person, cancellationToken).OrStorageFault();
        return State.StatusAt(Now) switch
        {
            NoticeStatus.Published => Snapshot() with { By = null, ReadAt = readAt },
            NoticeStatus.Recalled when readAt is not null => Snapshot() with { By = null, ReadAt = readAt, Text = null },
            _ => Refusal.NotFound(Key),
        };
    }

    private async Task<NoticeSnapshot> Show(CancellationToken cancellationToken) => Snapshot() with
    {
        Addressed = await AudienceRules.Count(GrainFactory, State.Audience, cancellationToken),
        Readers = await receipts.Count(Key.Id, cancellationToken).OrStorageFault(),
    };

    private NoticeSnapshot Snapshot() => new(
        Key.Id, State.Title, State.Text, State.StatusAt(Now), State.Audience, State.PublishedAt, State.Until, State.By, State.RecallReason,
        Addressed: null, Readers: null, ReadAt: null, State.Revision);
}
