using Twin.Storage;

namespace Twin.People;

/// <summary>A door must let nobody in any more for the sake of a home that was left.</summary>
public sealed record OwedLeaving(string Door, string Household, string Person) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Door(Door).Leave(Household, Person, cancellationToken);
}
