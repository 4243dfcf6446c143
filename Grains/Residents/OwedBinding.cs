using Twin.Storage;

namespace Twin.Residents;

/// <summary>An account must know that it is a person's; one that is another's by now lets the person go.</summary>
public sealed record OwedBinding(string Account, string Person) : Owed
{
    public override async Task Settle(IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!await grains.Account(Account).BindPerson(Person, cancellationToken))
        {
            await grains.Person(Person).Release(Account, cancellationToken);
        }
    }
}
