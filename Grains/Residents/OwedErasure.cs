using Twin.Storage;

namespace Twin.Residents;

/// <summary>A person must be deleted.</summary>
/// <param name="By">The account that decided it.</param>
/// <param name="Merged">True for a record that the deleted one had taken over.</param>
public sealed record OwedErasure(string Person, string By, bool Merged = false) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) => grains.Person(Person).Erase(By, Merged, cancellationToken);
}
