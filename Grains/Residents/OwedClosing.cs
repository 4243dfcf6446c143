using Twin.Storage;

namespace Twin.Residents;

/// <summary>The account of a deleted person must be closed.</summary>
public sealed record OwedClosing(string Account, string Person) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) => grains.Account(Account).CloseOf(Person, cancellationToken);
}
