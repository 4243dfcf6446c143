using Twin.Storage;

namespace Twin.Devices;

/// <summary>The profile a site put in place of the one that ships, or added.</summary>
internal sealed record ProfileState : TwinState
{
    public DeviceProfile? Profile { get; init; }
}
