using Twin.Access;
using Twin.Cases;
using Twin.Storage;

namespace Twin.Visits;

/// <summary>A visit is overdue: there must be a case of it.</summary>
public sealed record OwedVisitTask(string CaseId, CaseReport Report) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Case(CaseId).Report(Caller.System, Report, cancellationToken);
}
