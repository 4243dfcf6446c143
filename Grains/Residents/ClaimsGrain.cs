using Orleans.Concurrency;
using Twin.People;
using Twin.Storage;

namespace Twin.Residents;

[StatelessWorker]
[Reentrant]
[GrainType("claims")]
internal sealed class ClaimsGrain(IQuality quality, PersonMatches matches, PersonSecrets secrets) : Grain, IClaimsGrain
{
    private const int MostRecords = 10;

    public async Task Settle(string account, string name, string idNumber, CancellationToken cancellationToken)
    {
        var number = CitizenId.Canonical(secrets.Open(idNumber));
        var clear = secrets.Open(name);
        foreach (var person in await quality.FindMatches(PersonMatches.IdNumber, matches.OfIdNumber(number), MostRecords, cancellationToken).OrStorageFault())
        {
            if (await GrainFactory.Person(person.Id).Claim(account, clear, cancellationToken))
            {
                return;
            }
        }
    }
}
