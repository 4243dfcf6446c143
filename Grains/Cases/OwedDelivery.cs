using Twin.Storage;

namespace Twin.Cases;

/// <summary>The worker's inbox must show the case as it now is.</summary>
public sealed record OwedDelivery(string Worker, InboxItem Item) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.GridWorker(Worker).Deliver(Item, cancellationToken);
}
