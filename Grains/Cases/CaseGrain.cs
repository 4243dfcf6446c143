using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Access;
using Twin.Attachments;
using Twin.Devices;
using Twin.People;
using Twin.Storage;

namespace Twin.Cases;

[GrainType(ObjectKind.Case)]
internal sealed partial class CaseGrain(
    [PersistentState(ObjectKind.Case, TwinStorage.Name)] IPersistentState<Document<CaseState>> document,
    CasePolicies policies,
    RetentionOptions retention,
    AnonymousReports anonymous,
    WorkCalendar calendar,
    IFieldProtector protector,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<CaseGrain> log)
    : TwinGrain<CaseState>(document, time, log), ICaseGrain
{
    private CasePolicy Policy => PolicyOf(State);

    public async Task Open(CaseOpening opening, CancellationToken cancellationToken)
    {
        if (!State.Exists)
        {
            await Move(await Given(CaseRules.Open(opening, Now), cancellationToken));
        }
    }

    public Task AddHazard(Hazard hazard, CancellationToken cancellationToken)
    {
        if (State is { Status: CaseStatus.Merged, MergedInto: { } into })
        {
            return GrainFactory.Case(into).AddHazard(hazard, cancellationToken);
        }

        var next = State.Lapse(Policy, calendar, Now).Add(hazard, Policy, calendar, Now);
        return ReferenceEquals(next, State) ? Task.CompletedTask : Move(next);
    }

    public async Task<Outcome<CaseSnapshot>> Report(Caller caller, CaseReport report, CancellationToken cancellationToken)
    {
        if (State.Exists)
        {
            return State.ReportedBy == caller.Subject || IsVisibleTo(caller) ? Show(caller) : Refusal.Conflict("There is such a case already.");
        }

        if (ReportRules.FindFault(report, policies) is { } fault)
        {
            return fault;
        }

        if (anonymous.FindFault(caller, report) is { } unknown)
        {
            return unknown;
        }

        var place = await FindPlace(caller, report, cancellationToken);
        if (!place.Succeeded)
        {
            return place.Refusal;
        }

        if (report.Anonymous && !anonymous.AllowsIn(place.Value.Grid))
        {
            return Refusal.Invalid("anonymous", "is not possible here");
        }

        var policy = policies.For(report.Category ?? CasePolicies.Unclassified);
        var filed = report.Category is not null && Rights.Allow(caller, Right.Triage, Key, place.Value.Grid);
        var opened = CaseRules.Report(report, place.Value, policy, protector.Protect(report.Text.Trim()), caller, filed, Now);
        await Move(report.Contact is { } contact ? opened with { SealedContact = protector.Protect(contact) } : opened);
        return Show(caller);
    }

    public async Task<Outcome<CaseSnapshot>> Act(Caller caller, CaseCommand command, CancellationToken cancellationToken)
    {
        if (!IsVisibleTo(caller))
        {
            return Refusal.NotFound(Key);
        }

        if (command.Revision is { } seen && seen != State.Revision)
        {
            return Refusal.Stale(Key, State.Revision);
        }

        // A limit that has passed counts, though nobody has looked since.
        var outcome = State.Lapse(Policy, calendar, Now).Act(caller, command, policies, calendar, Now);
        if (!outcome.Succeeded)
        {
            return outcome.Refusal;
        }

        if (await FindOtherFault(caller, command, cancellationToken) is { } fault)
        {
            return fault;
        }

        await Move(outcome.Value);
        return Show(caller);
    }

    public async Task<Outcome<CaseSnapshot>> Get(Caller caller, CancellationToken cancellationToken)
    {
        if (!IsVisibleTo(caller))
        {
            return Refusal.NotFound(Key);
        }

        var shown = Show(caller);
        return Rights.Allow(caller, ObjectKind.Procedure, Right.Read) && caller.Role != Role.System
            ? shown with { Procedure = await GrainFactory.Procedure(shown.Category).FindStep(shown.Status, State.Since, cancellationToken) }
            : shown;
    }

    public Task TakeOver(string caseId, ImmutableArray<string> reporters, CancellationToken cancellationToken) => State.Merged.ContainsKey(caseId)
        ? Task.CompletedTask
        : Move((State with { Merged = State.Merged.Add(caseId, reporters) }).Note(Now, Caller.System.Subject, "took-over", caseId));

    public Task GiveBack(string caseId, CancellationToken cancellationToken) => State.Merged.ContainsKey(caseId)
        ? Move((State with { Merged = State.Merged.Remove(caseId) }).Note(Now, Caller.System.Subject, "gave-back", caseId))
        : Task.CompletedTask;

    public Task Fulfil(string by, CancellationToken cancellationToken) =>
        CaseMoves.Fulfilled.IsPossible(State) ? Move(State.Make(CaseMoves.Fulfilled, by, note: null, Policy, calendar, Now)) : Task.CompletedTask;

    public Task EndMerged(CancellationToken cancellationToken) => State.Status == CaseStatus.Merged
        ? Commit(State with { Owes = [.. State.Owes, new OwedRelease(State.Grid, Key.Id), new OwedIncidentEnd(State.Site, Key.Id)] })
        : Task.CompletedTask;

    public Task<Outcome<CaseProgress>> GetProgress(CancellationToken cancellationToken) => Task.FromResult<Outcome<CaseProgress>>(
        State is { Exists: true, Source: CaseSource.Anonymous } ? State.ToProgress(Key.Id, State.Deadline(Policy, calendar)) : Refusal.NotFound(Key));

    public Task<Outcome<bool>> MayAttach(Caller caller, string attachment, bool isInternal, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<bool>>(!IsVisibleTo(caller) ? Refusal.NotFound(Key)
            : State.Attachments.Any(file => file.Id == attachment) || State.RefuseToAttach(caller, isInternal) is not { } refusal ? true : refusal);

    public async Task<Outcome<Attachment>> Attach(Caller caller, Attachment attachment, CancellationToken cancellationToken)
    {
        if (!IsVisibleTo(caller))
        {
            return Refusal.NotFound(Key);
        }

        if (State.Attachments.All(file => file.Id != attachment.Id))
        {
            if (State.RefuseToAttach(caller, attachment.Internal) is { } refusal)
            {
                return refusal;
            }

            await Move(State.With(attachment, caller, Now));
        }

        return State.Attachments.First(file => file.Id == attachment.Id).Attachment;
    }

    public Task Forget(string person, ImmutableArray<string> values, CancellationToken cancellationToken)
    {
        var (text, contact) = (Open(State.SealedText), Open(State.SealedContact));
        var next = State.Without(values).WithoutFilesOf(person);
        if (text is not null && Mask.Blot(text, values) is var clean && clean != text)
        {
            next = next with { SealedText = protector.Protect(clean) };
        }

        if (contact is not null && values.Any(value => contact.Contains(value, StringComparison.Ordinal)))
        {
            next = next with { SealedContact = null };
        }

        return next == State ? Task.CompletedTask : Move(next);
    }

    protected override async Task OnWake(CancellationToken cancellationToken)
    {
        if (State.Owes.IsEmpty && ExpiryOf(State) <= Now)
        {
            foreach (var file in State.Attachments)
            {
                await GrainFactory.Attachment(file.Id).Remove(cancellationToken);
            }

            await Clear();
            return;
        }

        if (!State.Exists)
        {
            return;
        }

        var next = State.Lapse(Policy, calendar, Now);
        if (!ReferenceEquals(next, State))
        {
            await Move(next);
        }

        if (CaseMoves.Given.IsPossible(State) && (State.Status == CaseStatus.Filed ? State.AskAt : State.SignBy) <= Now)
        {
            await Move(await Ask(State, cancellationToken));
        }
    }

    protected override Card? Describe(CaseState state)
    {
        var policy = PolicyOf(state);
        return state.ToCard(Key.Id, state.Due(policy, calendar) ?? ExpiryOf(state), state.Deadline(policy, calendar));
    }

    /// <summary>When a case that is over has been kept long enough.</summary>
    private DateTimeOffset? ExpiryOf(CaseState state) =>
        state is { IsOpen: false, Trail: [.., var last] } ? retention.EndOf(last.At, retention.ClosedCaseDays) : null;

    /// <summary>Stores the next state with everything it owes to those who follow the case, and tells each new step.</summary>
    private Task Move(CaseState next) => Commit(
        next with { Owes = next.Owes.AddRange(CaseDebts.Of(State, next, Key.Id, next.Deadline(PolicyOf(next), calendar))) },
        [.. next.Trail.Skip(State.Trail.Length).Where(static step => !step.Internal).Select(step => EventOf(next, step))]);

    private CardEvent EventOf(CaseState next, CaseStep step) => new(Now, CaseEvents.TypeOf(step), next.Grid, new JsonObject
    {
        ["id"] = Key.Id,
        ["title"] = next.Title,
        ["category"] = next.Category,
        ["severity"] = StoredName.Of(next.Severity),
        ["status"] = StoredName.Of(step.Status),
        ["assignee"] = next.Assignee,
        ["owner"] = StoredName.Of(next.Owner),
        ["level"] = StoredName.Of(next.Level),
        ["supervised"] = next.Supervised,
        ["due"] = next.Deadline(PolicyOf(next), calendar)?.UtcDateTime,
        ["device"] = next.Device.Length == 0 ? null : next.Device,
        ["building"] = next.Building,
        ["reporters"] = new JsonArray([.. next.Followers.Select(static person => JsonValue.Create(person))]),
    });

    private CaseSnapshot Show(Caller caller) => State.ToSnapshot(
        Key.Id, caller, Open(State.SealedText), Open(State.SealedContact), State.Deadline(Policy, calendar), Now);

    private string? Open(string? sealedText) => sealedText is null ? null : protector.Unprotect(sealedText);

    private CasePolicy PolicyOf(CaseState state) => policies.For(state.Category, state.Severity, state.Grid);

    private bool IsVisibleTo(Caller caller) =>
        State.Exists && Rights.Allow(caller, Right.Read, Key, State.Grid, () => [.. State.LinksOf()]);
}
