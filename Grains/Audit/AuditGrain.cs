using Orleans.Concurrency;
using Twin.Access;
using Twin.Storage;

namespace Twin.Audit;

[StatelessWorker]
[Reentrant]
[GrainType("audit")]
internal sealed class AuditGrain(IAuditLog log) : Grain, IAuditGrain
{
    private const int MaxLimit = 1_000;

    public Task Record(AuditNote note, CancellationToken cancellationToken) => log.Append(note, cancellationToken);

    public async Task<Outcome<AuditPage>> List(Caller caller, AuditQuery query, CancellationToken cancellationToken)
    {
        if (await Refuse(caller, AuditAction.AuditRead, query.Object, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return query.Limit is < 1 or > MaxLimit
            ? Refusal.Invalid("limit", $"must be 1 to {MaxLimit}")
            : await log.List(query, cancellationToken).OrStorageFault();
    }

    public async Task<Outcome<AuditVerification>> Verify(Caller caller, CancellationToken cancellationToken)
    {
        if (await Refuse(caller, AuditAction.AuditVerify, target: null, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return await log.Verify(cancellationToken).OrStorageFault();
    }

    /// <summary>Whoever may look leaves a trace of it.</summary>
    private async Task<Refusal?> Refuse(Caller caller, string action, ObjectKey? target, CancellationToken cancellationToken)
    {
        if (Rights.Refuse(caller, RightsTable.Audit, Right.Read) is { } refusal)
        {
            return refusal;
        }

        await log.Append(AuditNote.Of(caller, action, target), cancellationToken);
        return null;
    }
}
