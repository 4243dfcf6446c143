using System.Collections.Immutable;
using Twin.Access;
using Twin.Storage;

namespace Twin.Exchange;

public sealed record ExportState : TwinState
{
    public ExportPlan? Plan { get; init; }

    /// <summary>Never <c>Expired</c>: that follows from the time.</summary>
    public ExportPhase Phase { get; init; }

    public string By { get; init; } = string.Empty;

    public string? Purpose { get; init; }

    /// <summary>The areas it reaches into; who approves it must see all of them.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    public DateTimeOffset RequestedAt { get; init; }

    public long Rows { get; init; }

    public int MaxRows { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool MayBeApprovedBy(Caller caller) =>
        Rights.Allow(caller, RightsTable.Catalog, Right.ApproveExport) && Areas.All(caller.Scope.Covers);

    public ExportPhase PhaseAt(DateTimeOffset now) => Phase == ExportPhase.Ready && ExpiresAt <= now ? ExportPhase.Expired : Phase;

    public ExportSnapshot ToSnapshot(string id, DateTimeOffset now) =>
        new(id, Plan!, PhaseAt(now), By, Purpose, RequestedAt, Rows, MaxRows, DecidedBy, ExpiresAt);
}
