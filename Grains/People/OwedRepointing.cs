using Twin.Storage;

namespace Twin.People;

/// <summary>Whoever names one record of a person must name the other.</summary>
/// <param name="Holder">A person with a guardian, a household with a landlord or tenants, a vehicle with an owner, whatever has a link that was added.</param>
public sealed record OwedRepointing(ObjectKey Holder, string From, string To) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) => grains.Object(Holder).Repoint(From, To, cancellationToken);
}
