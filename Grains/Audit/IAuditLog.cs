namespace Twin.Audit;

/// <summary>
/// What was done by whom, append-only: entries form chains whose links need a key that is not in the database, so that
/// a changed, removed, moved or cut-off entry is found out.
/// </summary>
public interface IAuditLog
{
    /// <summary>Returns when the entry is durable; what it tells of may leave only then. Many callers share one commit.</summary>
    Task Append(AuditNote note, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<Outcome<AuditPage>> List(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>Reads everything kept and compares it with what was written.</summary>
    Task<AuditVerification> Verify(CancellationToken cancellationToken);
}
