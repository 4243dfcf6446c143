using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Audit;
using Twin.Storage;

namespace Twin.Exchange;

[GrainType(ObjectKind.Export)]
internal sealed class ExportGrain(
    [PersistentState(ObjectKind.Export, TwinStorage.Name)] IPersistentState<Document<ExportState>> document,
    IAuditLog audit,
    IOptions<ExchangeOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<ExportGrain> log)
    : TwinGrain<ExportState>(document, time, log), IExportGrain
{
    public async Task<Outcome<ExportSnapshot>> Request(Caller caller, ExportPlan plan, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, RightsTable.Catalog, Right.Export) is { } refusal)
        {
            return refusal;
        }

        if (State.Exists)
        {
            return Refusal.Conflict($"{Key} has been asked for already.");
        }

        var isPersonal = ExportRules.IsPersonal(caller, plan.Filter);
        var most = isPersonal ? options.Value.MaxPersonalExportRows : options.Value.MaxExportRows;
        var rows = await GrainFactory.Catalog().Count(caller, plan.Filter, cancellationToken);
        if (!rows.Succeeded)
        {
            return rows.Refusal;
        }

        if (rows.Value > most)
        {
            return Refusal.Invalid("filter", $"has {rows.Value} rows; an export {(isPersonal ? "of personal data " : string.Empty)}may have {most}: narrow the filter");
        }

        await Record(caller, "request", caller.Purpose, cancellationToken);
        await Commit(State with
        {
            Plan = plan,
            Phase = isPersonal ? ExportPhase.Waiting : ExportPhase.Ready,
            By = caller.Subject,
            Purpose = caller.Purpose,
            Areas = caller.Scope.Within(plan.Filter.Area).Prefixes,
            RequestedAt = Now,
            Rows = rows.Value,
            MaxRows = most,
            ExpiresAt = isPersonal ? null : Now + options.Value.LinkLifetime,
        });
        return State.ToSnapshot(Key.Id, Now);
    }

    public Task<Outcome<ExportSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<ExportSnapshot>>(IsThereFor(caller) ? State.ToSnapshot(Key.Id, Now) : Refusal.NotFound(Key));

    public async Task<Outcome<ExportSnapshot>> Decide(Caller caller, bool approve, CancellationToken cancellationToken)
    {
        if (!IsThereFor(caller))
        {
            return Refusal.NotFound(Key);
        }

        if (State.By == caller.Subject || !State.MayBeApprovedBy(caller))
        {
            await Record(caller, approve ? "approve" : "reject", State.Purpose, cancellationToken, AuditOutcome.Refused);
            return Refusal.Forbidden("A second person decides: not whoever asked for it.");
        }

        var phase = approve ? ExportPhase.Ready : ExportPhase.Rejected;
        if (State.Phase == ExportPhase.Waiting)
        {
            await Record(caller, approve ? "approve" : "reject", State.Purpose, cancellationToken);
            await Commit(State with { Phase = phase, DecidedBy = caller.Subject, ExpiresAt = approve ? Now + options.Value.LinkLifetime : null });
        }

        return State.Phase == phase ? State.ToSnapshot(Key.Id, Now) : Refusal.Conflict($"{Key} has been decided already.");
    }

    public async Task<Outcome<ExportSnapshot>> Open(Caller caller, CancellationToken cancellationToken)
    {
        if (!State.Exists || State.By != caller.Subject)
        {
            return Refusal.NotFound(Key);
        }

        if (Rights.Refuse(caller, RightsTable.Catalog, Right.Export) is { } refusal)
        {
            return refusal;
        }

        switch (State.PhaseAt(Now))
        {
            case ExportPhase.Ready:
                await Record(caller, "download", State.Purpose, cancellationToken);
                return State.ToSnapshot(Key.Id, Now);
            case ExportPhase.Expired:
                return new Refusal(RefusalReason.Gone, "The link has expired: ask for the export anew.");
            default:
                return Refusal.Conflict(State.Phase == ExportPhase.Waiting ? "A second person has to approve it first." : "It was not approved.");
        }
    }

    protected override Card? Describe(ExportState state) => null;

    private bool IsThereFor(Caller caller) => State.Exists && (State.By == caller.Subject || State.MayBeApprovedBy(caller));

    private Task Record(Caller caller, string what, string? purpose, CancellationToken cancellationToken, AuditOutcome outcome = AuditOutcome.Allowed) =>
        audit.Append(AuditNote.Of(caller, AuditAction.Export, Key, what, outcome) with { Reason = purpose }, cancellationToken);
}
