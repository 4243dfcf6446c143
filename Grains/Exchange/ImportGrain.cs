using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Twin.Access;
using Twin.Audit;
using Twin.Storage;

namespace Twin.Exchange;

/// <summary>
/// Takes one batch in at a time and stores its results before it goes on, so that a crash costs no more than a batch,
/// whose rows recognise the repeat. Goes on by itself; the sweep wakes it when it does not.
/// </summary>
[GrainType(ObjectKind.Import)]
internal sealed partial class ImportGrain(
    [PersistentState(ObjectKind.Import, TwinStorage.Name)] IPersistentState<Document<ImportState>> document,
    IImportRows rows,
    ImportBatches batches,
    IAuditLog audit,
    IOptions<ExchangeOptions> options,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<ImportGrain> log)
    : TwinGrain<ImportState>(document, time, log), IImportGrain
{
    private static readonly TimeSpan ReceiveWithin = TimeSpan.FromHours(1);

    /// <summary>Longer than a batch takes; after it the sweep sees to what goes on by itself otherwise.</summary>
    private static readonly TimeSpan GoOnWithin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    public async Task<Outcome<bool>> Begin(Caller caller, ImportPlan plan, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, RightsTable.Catalog, Right.Import) is { } refusal)
        {
            return refusal;
        }

        await audit.Append(AuditNote.Of(caller, AuditAction.Import, Key, plan.DryRun ? "dry-run" : null) with { Reason = plan.Source }, cancellationToken);
        await Commit(State.Begun(caller, plan, Now));
        return true;
    }

    public async Task<Outcome<bool>> Add(Caller caller, int batch, ImmutableArray<ImportRow> added, CancellationToken cancellationToken)
    {
        if (Refuse(caller) is { } refusal)
        {
            return refusal;
        }

        if (State.Phase != ImportPhase.Receiving)
        {
            return Refusal.Conflict($"{Key} takes no more rows.");
        }

        await rows.Keep(Key.Id, batch, batches.Seal(added), cancellationToken).OrStorageFault();
        return true;
    }

    public async Task<Outcome<ImportSnapshot>> Start(Caller caller, int count, int total, CancellationToken cancellationToken)
    {
        if (Refuse(caller) is { } refusal)
        {
            return refusal;
        }

        if (State.Phase == ImportPhase.Receiving)
        {
            await Commit(State.Started(count, total, Now));
            GoOn();
        }

        return State.ToSnapshot(Key.Id);
    }

    public async Task Discard(CancellationToken cancellationToken)
    {
        if (State is { Exists: true, Phase: ImportPhase.Receiving })
        {
            await Forget(ImportPhase.Discarded, cancellationToken);
        }
    }

    public async Task<Outcome<ImportSnapshot>> Cancel(Caller caller, CancellationToken cancellationToken)
    {
        if (Refuse(caller) is { } refusal)
        {
            return refusal;
        }

        if (State.IsRunning)
        {
            await audit.Append(AuditNote.Of(caller, AuditAction.Import, Key, "cancel"), cancellationToken);
            await Commit(State.Stopped(ImportPhase.Cancelled, Now));
        }

        return State.ToSnapshot(Key.Id);
    }

    public Task<Outcome<ImportSnapshot>> Get(Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<ImportSnapshot>>(Refuse(caller) is { } refusal ? refusal : State.ToSnapshot(Key.Id));

    public async Task<Outcome<ImmutableArray<RowResult>>> Report(Caller caller, int batch, CancellationToken cancellationToken) =>
        Refuse(caller) is { } refusal
            ? refusal
            : ImportBatches.ReadResults(await rows.ReadResults(Key.Id, batch, cancellationToken).OrStorageFault());

    protected override Card? Describe(ImportState state) => DueOf(state) is { } due ? new Card { Title = string.Empty, Due = due, Listed = false } : null;

    protected override Task OnWake(CancellationToken cancellationToken) =>
        State.IsRunning ? TakeIn(cancellationToken)
        : DueOf(State) <= Now ? Forget(State.Phase == ImportPhase.Receiving ? ImportPhase.Discarded : ImportPhase.Expired, cancellationToken)
        : Task.CompletedTask;

    private async Task TakeIn(CancellationToken cancellationToken)
    {
        var taken = await batches.TakeIn(State, Key.Id, Now, cancellationToken);
        if (taken is null)
        {
            LogNotTaken(Key, State.Next, State.Attempts + 1);
            await Commit(State with { Attempts = State.Attempts + 1 });
            return;
        }

        await Commit(State.Advanced(taken.Value, Now));
        GoOn();
    }

    private async Task Forget(ImportPhase phase, CancellationToken cancellationToken)
    {
        await rows.Remove(Key.Id, cancellationToken).OrStorageFault();
        await Commit(State.Stopped(phase, Now));
    }

    private void GoOn()
    {
        if (State.IsRunning)
        {
            this.AsReference<IImportGrain>().Wake(CancellationToken.None).Ignore();
        }
    }

    private DateTimeOffset? DueOf(ImportState state) => state switch
    {
        { Phase: ImportPhase.Receiving } => state.ReceivedAt + ReceiveWithin,
        { Phase: ImportPhase.Running, Attempts: > 0 } => Now + TryAgainAfter,
        { Phase: ImportPhase.Running } => Now + GoOnWithin,
        { Phase: ImportPhase.Expired or ImportPhase.Discarded } => null,
        _ => state.FinishedAt?.AddDays(options.Value.ImportRetentionDays),
    };

    private Refusal? Refuse(Caller caller) =>
        Rights.Refuse(caller, RightsTable.Catalog, Right.Import) ?? (State.Exists ? null : Refusal.NotFound(Key));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Key}: batch {Batch} could not be taken in at attempt {Attempt}; it is tried again")]
    private partial void LogNotTaken(ObjectKey key, int batch, int attempt);
}
