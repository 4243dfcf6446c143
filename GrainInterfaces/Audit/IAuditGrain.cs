using Orleans.Concurrency;
using Twin.Access;

namespace Twin.Audit;

/// <summary>The audit log, for those outside the silos. Stateless; key 0. Grains write to <c>IAuditLog</c> directly.</summary>
[Alias("twin.IAuditGrain")]
public interface IAuditGrain : IGrainWithIntegerKey
{
    /// <summary>Puts something on record; returns when it is durable.</summary>
    [Alias("Record")]
    Task Record(AuditNote note, CancellationToken cancellationToken);

    /// <summary>Newest first. Auditors only; that they looked is on record too.</summary>
    [Alias("List")]
    Task<Outcome<AuditPage>> List(Caller caller, AuditQuery query, CancellationToken cancellationToken);

    /// <summary>Reads the whole log and compares it with what was written. Auditors only.</summary>
    [Alias("Verify"), ResponseTimeout("00:30:00")]
    Task<Outcome<AuditVerification>> Verify(Caller caller, CancellationToken cancellationToken);
}
