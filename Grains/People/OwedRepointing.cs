using Twin.Storage;

namespace Twin.People;

/// <summary>Whoever names one record of a person must name the other.</summary>
/// <param name="Holder">A person with a guardian, or a household with a landlord or tenants.</param>
public sealed record OwedRepointing(ObjectKey Holder, string From, string To) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) => Holder.Kind == ObjectKind.Person
        ? grains.Person(Holder.Id).Repoint(From, To, cancellationToken)
        : grains.Household(Holder.Id).Repoint(From, To, cancellationToken);
}
