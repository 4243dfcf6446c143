using System.ComponentModel.DataAnnotations;

namespace Twin.Storage.Audit;

/// <summary>Configuration section <c>Twin:Audit</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "Twin:Audit";

    /// <summary>Six months; the database refuses to remove anything younger.</summary>
    public const int LeastDays = 183;

    /// <summary>How many days entries are kept, at least 183. Default 365.</summary>
    [Range(LeastDays, 36_500)]
    public int RetentionDays { get; set; } = 365;

    /// <summary>
    /// The file in which a silo notes how far the chains have come, so that a log put back to an earlier state is found
    /// out after a restart too. Best on another machine's disk. Default: <c>audit-witness.json</c> in the data directory
    /// on SQLite, none on PostgreSQL. Each silo needs a file of its own.
    /// </summary>
    public string? WitnessFile { get; set; }
}
