using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

/// <summary>A bridge nobody answers at.</summary>
internal sealed class DeadLink : IDeviceLink
{
    public Task<Delivery> Deliver(DeviceOrder order) => throw new TimeoutException();

    public Task<MappingTrialResult> Try(MappingTrial trial) => throw new TimeoutException();

    public Task<string?> Replay(DeadLetter letter) => throw new TimeoutException();

    public Task EndSessions(string device) => throw new TimeoutException();
}
