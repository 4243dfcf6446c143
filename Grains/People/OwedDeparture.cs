using Twin.Storage;

namespace Twin.People;

/// <summary>The household must know who has left.</summary>
public sealed record OwedDeparture(string Household, string Person, long Revision) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Household(Household).RemoveMember(Person, Revision, cancellationToken);
}
