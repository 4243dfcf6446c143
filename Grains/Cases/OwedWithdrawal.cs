using Twin.Storage;

namespace Twin.Cases;

/// <summary>The case has left this worker.</summary>
public sealed record OwedWithdrawal(string Worker, string CaseId, long Revision) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.GridWorker(Worker).Withdraw(CaseId, Revision, cancellationToken);
}
