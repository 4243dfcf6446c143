using System.Collections.Immutable;
using Twin.Search;

namespace Twin.Exchange;

/// <summary>A list that somebody wants as a file.</summary>
/// <param name="Fields">Which fields; empty for all that whoever asked for it may see.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Purpose">Why.</param>
/// <param name="Rows">How many there were when it was asked for.</param>
/// <param name="DecidedBy">The second person; null while it waits, and for what needs none.</param>
/// <param name="Link">Where whoever asked for it finds the file, until <paramref name="ExpiresAt"/>; null unless it is ready.</param>
public sealed record ExportItem(
    string Id,
    FileFormat Format,
    ObjectFilter Filter,
    ImmutableArray<string> Fields,
    ExportPhase Phase,
    string By,
    string? Purpose,
    DateTimeOffset RequestedAt,
    long Rows,
    string? DecidedBy,
    DateTimeOffset? ExpiresAt,
    string? Link)
{
    internal static ExportItem Of(ExportSnapshot export) => new(
        export.Id,
        export.Plan.Format,
        export.Plan.Filter,
        export.Plan.Fields,
        export.Phase,
        export.By,
        export.Purpose,
        export.RequestedAt,
        export.Rows,
        export.DecidedBy,
        export.ExpiresAt,
        export.Phase == ExportPhase.Ready ? $"/api/v1/exports/{export.Id}/file" : null);
}
