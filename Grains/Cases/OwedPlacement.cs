using Twin.Storage;

namespace Twin.Cases;

/// <summary>The grid must know who was given the case by hand.</summary>
public sealed record OwedPlacement(string Grid, string CaseId, string Worker) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Grid(Grid).Place(CaseId, Worker, cancellationToken);
}
