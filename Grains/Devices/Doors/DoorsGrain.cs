using Orleans.Concurrency;
using Twin.Access;

namespace Twin.Devices.Doors;

[StatelessWorker]
[Reentrant]
[GrainType("doors")]
internal sealed class DoorsGrain : Grain, IDoorsGrain
{
    public async Task<Outcome<AccessCredential>> Grant(Caller caller, string door, AccessGrant grant, CancellationToken cancellationToken)
    {
        var allowed = await GrainFactory.Device(door).Check(caller, Right.Command, cancellationToken);
        if (!allowed.Succeeded)
        {
            return allowed.Refusal;
        }

        if (ObjectKey.IsValidId(grant.Person) && (await GrainFactory.Person(grant.Person).GetStanding(cancellationToken)).Home is { } home)
        {
            await GrainFactory.Household(home).AddDoor(door, cancellationToken);
        }

        return await GrainFactory.Door(door).Grant(caller, grant, cancellationToken);
    }
}
