using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

/// <summary>A bridge on which every device hears.</summary>
internal sealed class HearingLink : IDeviceLink
{
    public Task<Delivery> Deliver(DeviceOrder order) => Task.FromResult(Delivery.Sent);

    public Task<MappingTrialResult> Try(MappingTrial trial) => throw new NotSupportedException();

    public Task<string?> Replay(DeadLetter letter) => throw new NotSupportedException();

    public Task EndSessions(string device) => Task.CompletedTask;
}
