using Twin.Storage;

namespace Twin.People;

/// <summary>The household must know who lives there.</summary>
public sealed record OwedMember(string Household, string Person, Residence Residence, long Revision) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Household(Household).AddMember(Person, Residence, Revision, cancellationToken);
}
