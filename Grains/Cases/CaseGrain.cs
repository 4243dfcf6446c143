using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Devices;
using Twin.Search;
using Twin.Storage;

namespace Twin.Cases;

[GrainType(ObjectKind.Case)]
internal sealed partial class CaseGrain(
    [PersistentState(ObjectKind.Case, TwinStorage.Name)] IPersistentState<Document<CaseState>> document,
    CasePolicies policies,
    RetentionOptions retention,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<CaseGrain> log)
    : TwinGrain<CaseState>(document, time, log), ICaseGrain
{
    private CasePolicy Policy => policies.For(State.Category);

    public Task Open(CaseOpening opening, CancellationToken cancellationToken) =>
        State.Exists ? Task.CompletedTask : Move(CaseRules.Open(opening, Now), "case-opened");

    public Task AddHazard(Hazard hazard, CancellationToken cancellationToken)
    {
        var next = State.Add(hazard, Now);
        return ReferenceEquals(next, State) ? Task.CompletedTask : Move(next, "case-updated");
    }

    public async Task<Outcome<CaseSnapshot>> Act(Caller caller, CaseAction action, string? note, CancellationToken cancellationToken)
    {
        if (!IsVisibleTo(caller))
        {
            return Refusal.NotFound(Key);
        }

        var outcome = State.Act(caller, action, note, Policy, Now);
        if (!outcome.Succeeded)
        {
            return outcome.Refusal;
        }

        await Move(outcome.Value, $"case-{outcome.Value.Trail[^1].Action}");
        return State.ToSnapshot(Key.Id);
    }

    public Task<Outcome<CaseSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<CaseSnapshot>>(IsVisibleTo(caller) ? State.ToSnapshot(Key.Id) : Refusal.NotFound(Key));

    public Task Forget(ImmutableArray<string> values, CancellationToken cancellationToken)
    {
        var next = State.Without(values);
        return next == State ? Task.CompletedTask : Commit(next);
    }

    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        if (ExpiryOf(State) <= Now)
        {
            await Clear();
            return;
        }

        if (!State.Exists || State.Due is null || State.Due > Now)
        {
            return;
        }

        if (State.Status is not (CaseStatus.Filed or CaseStatus.Dispatched))
        {
            await Move(State.Escalate(Policy, Now), "case-escalated");
            return;
        }

        var worker = await GrainFactory.Grid(State.Grid).Assign(Key.Id, State.Attempt + 1, cancellationToken);
        if (worker is not null)
        {
            await Move(State.Dispatch(worker, Policy, Now), "case-dispatched");
            LogDispatched(Key.Id, worker, State.Attempt);
        }
        else if (State.Status == CaseStatus.Filed)
        {
            var newlyEscalated = !State.Escalated;
            await (newlyEscalated ? Move(State.Wait(Now), "case-escalated") : Commit(State.Wait(Now)));
        }
        else
        {
            await Move(State.Escalate(Policy, Now), "case-escalated");
        }
    }

    protected override Card? Describe(CaseState state) => new Card
    {
        Title = state.Title,
        Area = state.Grid,
        Status = StoredName.Of(state.Status),
        Due = state.Due ?? ExpiryOf(state),
        Deadline = state.Deadline,
        Labels = state.Escalated ? ["escalated"] : [],
        Facts = ImmutableSortedDictionary<string, string>.Empty
            .Add("severity", StoredName.Of(state.Severity))
            .Add("category", state.Category),
        Terms = SearchTerms.Of(Key.Id, state.Title),
        Links = [.. Links(state)],
    };

    /// <summary>Stores the next state with everything it owes to those who follow the case.</summary>
    private Task Move(CaseState next, string happened)
    {
        var owes = next.Owes.ToBuilder();
        if (State.Assignee is { } before && before != next.Assignee)
        {
            owes.Add(new OwedWithdrawal(before, Key.Id, State.Revision + 1));
        }

        if (next.Status == CaseStatus.Closed)
        {
            owes.Add(new OwedWithdrawal(next.Assignee!, Key.Id, State.Revision + 1));
            owes.Add(new OwedRelease(next.Grid, Key.Id));
            owes.Add(new OwedIncidentEnd(next.Site, Key.Id));
        }
        else if (next.Assignee is not null)
        {
            owes.Add(new OwedDelivery(next.Assignee, next.ToInboxItem(Key.Id)));
        }

        return Commit(next with { Owes = owes.ToImmutable() }, new CardEvent(Now, happened, next.Grid, new JsonObject
        {
            ["id"] = Key.Id,
            ["title"] = next.Title,
            ["category"] = next.Category,
            ["severity"] = StoredName.Of(next.Severity),
            ["status"] = StoredName.Of(next.Status),
            ["assignee"] = next.Assignee,
            ["due"] = next.Deadline?.UtcDateTime,
            ["device"] = next.Device,
            ["building"] = next.Building,
        }));
    }

    private static IEnumerable<ObjectLink> Links(CaseState state)
    {
        foreach (var device in state.ToSnapshot(string.Empty).Devices)
        {
            yield return new ObjectLink(ObjectKind.Device, new ObjectKey(ObjectKind.Device, device));
        }

        yield return new ObjectLink("category", new ObjectKey("category", state.Category));
        yield return new ObjectLink(ObjectKind.Grid, new ObjectKey(ObjectKind.Grid, state.Grid));
        if (state.Building is not null)
        {
            yield return new ObjectLink(ObjectKind.Building, state.Site);
        }

        if (state.Household is not null)
        {
            yield return new ObjectLink(ObjectKind.Household, new ObjectKey(ObjectKind.Household, state.Household));
        }

        if (state.Assignee is not null)
        {
            yield return new ObjectLink("assignee", new ObjectKey(ObjectKind.GridWorker, state.Assignee));
        }
    }

    /// <summary>When a closed case has been kept long enough.</summary>
    private DateTimeOffset? ExpiryOf(CaseState state) =>
        state is { Status: CaseStatus.Closed, Owes.IsEmpty: true, Trail: [.., var last] } ? retention.EndOf(last.At, retention.ClosedCaseDays) : null;

    private bool IsVisibleTo(Caller caller) =>
        State.Exists && Rights.Allow(caller, Right.Read, Key, State.Grid, () => [.. Links(State)]);

    [LoggerMessage(Level = LogLevel.Information, Message = "Case {Case} went to {Worker} (attempt {Attempt})")]
    private partial void LogDispatched(string @case, string worker, int attempt);
}
