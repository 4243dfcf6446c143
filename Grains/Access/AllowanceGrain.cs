using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Storage;

namespace Twin.Access;

[GrainType(ObjectKind.Allowance)]
internal sealed class AllowanceGrain(
    [PersistentState(ObjectKind.Allowance, TwinStorage.Name)] IPersistentState<Document<AllowanceState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<AllowanceGrain> log)
    : TwinGrain<AllowanceState>(document, time, log), IAllowanceGrain
{
    public async Task<bool> Take(int perHour, CancellationToken cancellationToken)
    {
        if (State.Take(perHour, Now) is not { } next)
        {
            return false;
        }

        await Commit(next);
        return true;
    }

    protected override Card? Describe(AllowanceState state) => null;
}
