using Twin.Access;
using Twin.Audit;

namespace Twin.Storage.Audit;

/// <summary>
/// A row of <c>audit_entry</c>. Read by property: of an empty answer SQLite does not tell the columns' types, by which a
/// constructor would be found.
/// </summary>
internal sealed class AuditRow
{
    public int Chain { get; init; }

    public long Sequence { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long At { get; init; }

    public string Actor { get; init; } = string.Empty;

    public int? Role { get; init; }

    public string Action { get; init; } = string.Empty;

    public int Outcome { get; init; }

    public string? Object { get; init; }

    public string? Field { get; init; }

    public string? Reason { get; init; }

    public byte[] Hash { get; init; } = [];

    public AuditEntry ToEntry() => new(
        Chain,
        Sequence,
        DateTimeOffset.FromUnixTimeMilliseconds(At),
        new AuditNote(Actor, (Role?)Role, Action, (AuditOutcome)Outcome, Object is null ? null : ObjectKey.Parse(Object), Field, Reason));
}
