using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Audit;
using Twin.Search;
using Twin.Storage;

namespace Twin.Exchange;

[StatelessWorker]
[Reentrant]
[GrainType("import-conflicts")]
internal sealed class ImportConflictsGrain(
    IConflicts conflicts,
    IFieldProtector protector,
    IAuditLog audit,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time) : Grain, IImportConflictsGrain
{
    public async Task<Outcome<ConflictPage>> List(Caller caller, ConflictQuery query, CancellationToken cancellationToken)
    {
        var filter = new ObjectFilter { Area = query.Area, Kind = query.Kind };
        if ((Rights.Refuse(caller, RightsTable.Conflict, Right.Read)
            ?? CatalogRules.CheckLimit(query.Limit) ?? CatalogRules.Check(filter)
            ?? (query.Kind is null ? null : Rights.Refuse(caller, query.Kind, Right.Read))) is { } refusal)
        {
            return refusal;
        }

        var sight = SearchRights.Of(caller, LocalDay.Of(time.GetUtcNow())).InSight([]);
        var found = await conflicts.List(new CardFilter(sight, filter, []), query.Source, query.After, query.Limit + 1, cancellationToken).OrStorageFault();
        var shown = await Task.WhenAll(found.Take(query.Limit).Select(conflict => Show(caller, conflict, cancellationToken)));
        return new ConflictPage(
            [.. shown.Where(static conflict => conflict.Succeeded).Select(static conflict => conflict.Value!)],
            found.Length > query.Limit ? found[query.Limit - 1].Id : null);
    }

    public async Task<Outcome<ImportConflict>> Get(Caller caller, long id, CancellationToken cancellationToken) =>
        Rights.Refuse(caller, RightsTable.Conflict, Right.Read) is { } refusal ? refusal
        : await conflicts.Find(id, cancellationToken).OrStorageFault() is { } found ? await Show(caller, found, cancellationToken)
        : NotThere(id);

    public async Task<Outcome<long>> Decide(Caller caller, long id, bool accept, long revision, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, RightsTable.Conflict, Right.Decide) is { } refusal)
        {
            return refusal;
        }

        if (await conflicts.Find(id, cancellationToken).OrStorageFault() is not { } conflict)
        {
            return NotThere(id);
        }

        var target = GrainFactory.Object(conflict.Object);
        var allowed = await target.Check(caller, Right.Edit, cancellationToken);
        if (!allowed.Succeeded)
        {
            return allowed.Refusal.Reason == RefusalReason.NotFound ? NotThere(id) : allowed.Refusal;
        }

        var status = accept ? ConflictStatus.Accepted : ConflictStatus.Rejected;
        if (conflict.Status != ConflictStatus.Open)
        {
            return conflict.Status == status ? allowed.Value : Refusal.Conflict($"It has been {(accept ? "rejected" : "accepted")} already.");
        }

        // On record before it is done: a decision that fails after this is one that was tried.
        await audit.Append(
            AuditNote.Of(caller, AuditAction.Change, conflict.Object, conflict.Field) with { Reason = $"import conflict {id}: {(accept ? "accept" : "reject")} {conflict.Source}" },
            cancellationToken);
        var outcome = accept
            ? await target.Adopt(caller, conflict.Source, conflict.Field, protector.Unprotect(conflict.Proposed), revision, cancellationToken)
            : allowed.Value == revision ? allowed : Refusal.Stale(conflict.Object, allowed.Value);
        if (outcome.Succeeded)
        {
            await conflicts.Close(id, status, caller.Subject, time.GetUtcNow(), cancellationToken).OrStorageFault();
        }

        return outcome;
    }

    /// <summary>Refused as the object itself is.</summary>
    private async Task<Outcome<ImportConflict>> Show(Caller caller, StoredConflict conflict, CancellationToken cancellationToken)
    {
        var values = await GrainFactory.Object(conflict.Object).Compare(caller, conflict.Field, protector.Unprotect(conflict.Proposed), cancellationToken);
        return values.Succeeded
            ? new ImportConflict(
                conflict.Id, conflict.Object, conflict.Field, conflict.Source, conflict.PresentSource, conflict.Import, conflict.Line,
                conflict.At, conflict.Status, conflict.DecidedBy, values.Value)
            : values.Refusal.Reason == RefusalReason.NotFound ? NotThere(conflict.Id) : values.Refusal;
    }

    private static Refusal NotThere(long id) => new(RefusalReason.NotFound, $"There is no conflict {id}.");
}
