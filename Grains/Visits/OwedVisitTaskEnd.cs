using Twin.Storage;

namespace Twin.Visits;

/// <summary>What the case of an overdue visit asks for has been done.</summary>
public sealed record OwedVisitTaskEnd(string CaseId, string By) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) => grains.Case(CaseId).Fulfil(By, cancellationToken);
}
