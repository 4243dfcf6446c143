using Twin.Storage;

namespace Twin.People;

/// <summary>Whoever lives in a home must know that it lies in another area now.</summary>
public sealed record OwedRelocation(string Person, string Household, string Building, string Area) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Person(Person).Relocate(Household, Building, Area, cancellationToken);
}
