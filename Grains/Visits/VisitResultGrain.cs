using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Cases;
using Twin.Codes;
using Twin.Exchange;
using Twin.Objects;
using Twin.Search;
using Twin.Storage;

namespace Twin.Visits;

[GrainType(ObjectKind.VisitResult)]
internal sealed class VisitResultGrain(
    [PersistentState(ObjectKind.VisitResult, TwinStorage.Name)] IPersistentState<Document<VisitResultState>> document,
    IConflicts conflicts,
    IFieldProtector protector,
    RetentionOptions retention,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<VisitResultGrain> log)
    : TwinGrain<VisitResultState>(document, time, log), IVisitResultGrain
{
    /// <summary>How soon the sweep comes by when a crash keeps the fields from being brought in.</summary>
    private static readonly TimeSpan SettleAgainAfter = TimeSpan.FromSeconds(10);

    private const int MostTries = 5;

    public async Task<Outcome<VisitResultSnapshot>> Submit(Caller caller, string visit, ObjectKey target, string? area, VisitSubmission submission, CancellationToken cancellationToken)
    {
        if (!State.Exists)
        {
            await Commit(State with
            {
                Visit = visit,
                Target = target,
                Area = area,
                At = submission.At,
                ReceivedAt = Now,
                By = caller.Subject,
                Outcome = submission.Outcome,
                SealedNote = string.IsNullOrWhiteSpace(submission.Note) ? null : protector.Protect(SensitiveNumbers.BlotOut(submission.Note).Trim()),
                SealedValues = submission.Values is null ? null : protector.Protect(submission.Values),
                SealedSeen = submission.Seen is null ? null : protector.Protect(submission.Seen),
                Fields = submission.Values is { } values ? [.. Leaves(values).Keys.Select(static field => new VisitField(field, Outcome: null))] : [],
                Owes = submission.Outcome == VisitOutcome.Done ? [new OwedVisitNote(visit, submission.At, caller.Subject)] : [],
            });
        }

        await BringIn(caller, cancellationToken);
        return Snapshot();
    }

    public Task<VisitResultSnapshot?> Get(CancellationToken cancellationToken) => Task.FromResult(State.Exists ? Snapshot() : null);

    public Task Forget(CancellationToken cancellationToken) => State.Exists ? Clear() : Task.CompletedTask;

    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        if (ExpiryOf(State) <= Now)
        {
            await Clear();
        }
        else if (State.Exists && !State.IsSettled && State.ReceivedAt + SettleAgainAfter <= Now)
        {
            // Who was there had the right when it came in; what was masked to that account is for somebody to look at.
            await BringIn(Caller.System with { Subject = State.By }, cancellationToken);
        }
    }

    protected override Card? Describe(VisitResultState state) => new()
    {
        Title = $"{StoredName.Of(state.Outcome)} {state.Target.Id}",
        Area = state.Area,
        Status = state.IsSettled ? state.Fields.Any(static field => field.Outcome == VisitFieldOutcome.Review) ? "review" : "merged" : "received",
        Due = state.IsSettled ? ExpiryOf(state) : state.ReceivedAt + SettleAgainAfter,
        Facts = ImmutableSortedDictionary<string, string>.Empty.Add("at", CaseFacts.Moment(state.At)),
        Terms = SearchTerms.Of(Key.Id),
        Links = [new ObjectLink("visit", new ObjectKey(ObjectKind.Visit, state.Visit)), new ObjectLink("subject", state.Target)],
    };

    private DateTimeOffset? ExpiryOf(VisitResultState state) => state.Exists ? retention.EndOf(state.ReceivedAt, retention.VisitDays) : null;

    /// <summary>Brings each field into the object, or both values to review; what is decided is not decided again.</summary>
    private async Task BringIn(Caller caller, CancellationToken cancellationToken)
    {
        if (State.IsSettled || State.SealedValues is null)
        {
            return;
        }

        var values = Leaves(protector.Unprotect(State.SealedValues));
        var seen = State.SealedSeen is { } stored ? Leaves(protector.Unprotect(stored)) : [];
        var fields = State.Fields;
        foreach (var field in fields.Where(static field => field.Outcome is null))
        {
            fields = fields.Replace(field, field with { Outcome = await BringIn(caller, field.Field, values[field.Field]!, seen, cancellationToken) });
        }

        await Commit(State with { Fields = fields, SealedValues = null, SealedSeen = null });
    }

    private async Task<VisitFieldOutcome> BringIn(Caller caller, string field, JsonNode value, SortedDictionary<string, JsonNode?> seen, CancellationToken cancellationToken)
    {
        var target = GrainFactory.Object(State.Target);
        var (source, json) = ($"{ObjectKind.VisitResult}:{Key.Id}", value.ToJsonString(AttributeJson.Options));
        for (var tries = 0; tries < MostTries; tries++)
        {
            var compared = await target.Compare(caller, field, json, cancellationToken);
            if (!compared.Succeeded || compared.Value.Proposed is null)
            {
                return VisitFieldOutcome.Refused;
            }

            if (compared.Value.Present == compared.Value.Proposed && SeesClear(caller.Role, field))
            {
                return VisitFieldOutcome.Unchanged;
            }

            if (!JsonNode.DeepEquals(Parse(compared.Value.Present), seen.GetValueOrDefault(field)))
            {
                break;
            }

            var adopted = await target.Adopt(caller, source, field, json, compared.Value.Revision, cancellationToken);
            if (adopted.Succeeded)
            {
                return VisitFieldOutcome.Applied;
            }

            if (adopted.Refusal.Reason != RefusalReason.Stale)
            {
                return VisitFieldOutcome.Refused;
            }
        }

        await conflicts.Add(
            NewConflict.Of(protector, State.Target, field, source, presentSource: null, json, Key.Id, line: 1, Now),
            cancellationToken).OrStorageFault();
        return VisitFieldOutcome.Review;
    }

    /// <summary>Two masked values that look alike may differ.</summary>
    private bool SeesClear(Role role, string field) =>
        (Rights.FindSightWithin(role, State.Target.Kind, field) ?? Rights.SightOf(role, State.Target.Kind, field.Split('.')[0])) == Sight.Clear;

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);

    private static SortedDictionary<string, JsonNode?> Leaves(string json) => FieldPaths.Leaves(JsonNode.Parse(json)!.AsObject());

    private VisitResultSnapshot Snapshot() => new(
        Key.Id, State.At, State.ReceivedAt, State.By, State.Outcome, State.SealedNote is { } note ? protector.Unprotect(note) : null, State.Fields);
}
