using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Twin.Storage;

namespace Twin.Devices;

[GrainType(ObjectKind.DeviceToken)]
internal sealed class DeviceTokenGrain(
    [PersistentState(ObjectKind.DeviceToken, TwinStorage.Name)] IPersistentState<Document<DeviceTokenState>> document,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<DeviceTokenGrain> log) : TwinGrain<DeviceTokenState>(document, time, log), IDeviceTokenGrain
{
    public async Task<bool> Claim(string device, CancellationToken cancellationToken)
    {
        if (State.Device == device)
        {
            return true;
        }

        if (State.Device is { } holder && await GrainFactory.Device(holder).HoldsToken(Convert.FromHexString(Key.Id), cancellationToken))
        {
            return false;
        }

        await Commit(State with { Device = device });
        return true;
    }

    public Task<string?> Find(CancellationToken cancellationToken) => Task.FromResult(State.Device);

    protected override Card? Describe(DeviceTokenState state) => null;
}
