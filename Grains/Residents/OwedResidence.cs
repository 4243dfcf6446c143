using Twin.Storage;

namespace Twin.Residents;

/// <summary>An account must know that its person's residence has been approved.</summary>
public sealed record OwedResidence(string Account, string Person, string Household, string By) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Account(Account).ApproveResidence(Person, Household, By, cancellationToken);
}
