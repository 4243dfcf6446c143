using Twin.Storage;

namespace Twin.People;

/// <summary>The household must know who has left.</summary>
public sealed record OwedDeparture(string Household, string Person, DateOnly Left, long Revision) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Household(Household).RemoveMember(Person, Left, Revision, cancellationToken);
}
