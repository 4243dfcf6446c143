using Twin.Storage;

namespace Twin.Residents;

/// <summary>A person must know that an account is no longer its own.</summary>
public sealed record OwedUnclaiming(string Person, string Account) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) => grains.Person(Person).Release(Account, cancellationToken);
}
