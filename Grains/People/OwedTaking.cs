using Twin.Storage;

namespace Twin.People;

/// <summary>A record must know that another has taken it over, or given it back.</summary>
public sealed record OwedTaking(string Person, string By, bool Taken, long Revision) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Person(Person).SetTaken(By, Taken, Revision, cancellationToken);
}
