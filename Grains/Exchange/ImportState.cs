using System.Collections.Immutable;
using Twin.Access;
using Twin.Storage;

namespace Twin.Exchange;

public sealed record ImportState : TwinState
{
    /// <summary>After as many failures of the store in a row the rows of a batch that still fail are given up.</summary>
    public const int MostAttempts = 5;

    public ImportPlan? Plan { get; init; }

    public ImportPhase Phase { get; init; }

    /// <summary>Whose right to import the rows are taken in under.</summary>
    public string By { get; init; } = string.Empty;

    public Role Role { get; init; }

    public ImmutableArray<string> Areas { get; init; } = [];

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public int Rows { get; init; }

    public int Batches { get; init; }

    /// <summary>The next batch to take in.</summary>
    public int Next { get; init; }

    /// <summary>How often the next batch has been tried in vain.</summary>
    public int Attempts { get; init; }

    public int Done { get; init; }

    public ImportCounts Counts { get; init; } = ImportCounts.None;

    /// <summary>Rows wait to be taken in.</summary>
    public bool IsRunning => Phase == ImportPhase.Running;

    public Caller Caller => new(By, Role, new AreaScope(Areas), Purpose: "import");

    public ImportState Begun(Caller caller, ImportPlan plan, DateTimeOffset now) => this with
    {
        Plan = plan,
        Phase = ImportPhase.Receiving,
        By = caller.Subject,
        Role = caller.Role,
        Areas = caller.Scope.Prefixes,
        ReceivedAt = now,
    };

    public ImportState Started(int batches, int rows, DateTimeOffset now) => Settled(this with { Phase = ImportPhase.Running, Batches = batches, Rows = rows }, now);

    /// <summary>The next batch has its results.</summary>
    public ImportState Advanced(ImmutableArray<RowResult> results, DateTimeOffset now) => Settled(
        this with { Next = Next + 1, Attempts = 0, Done = Done + results.Length, Counts = Counts.With(results) }, now);

    public ImportState Stopped(ImportPhase phase, DateTimeOffset now) => this with { Phase = phase, FinishedAt = FinishedAt ?? now };

    public ImportSnapshot ToSnapshot(string id) => new(id, Plan!, Phase, By, ReceivedAt, FinishedAt, Rows, Done, Batches, Counts);

    private static ImportState Settled(ImportState state, DateTimeOffset now) =>
        state.Next < state.Batches ? state : state.Stopped(ImportPhase.Finished, now);
}
