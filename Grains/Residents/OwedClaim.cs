using Twin.Storage;

namespace Twin.Residents;

/// <summary>A claim to be somebody must be looked into; not while the claimant waits, so that the time it takes says nothing.</summary>
/// <param name="Name">Encrypted; gone once this is settled.</param>
/// <param name="IdNumber">Encrypted; gone once this is settled.</param>
public sealed record OwedClaim(string Account, string Name, string IdNumber) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Claims().Settle(Account, Name, IdNumber, cancellationToken);
}
