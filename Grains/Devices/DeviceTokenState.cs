using Twin.Storage;

namespace Twin.Devices;

internal sealed record DeviceTokenState : TwinState
{
    /// <summary>Who claimed it last.</summary>
    public string? Device { get; init; }
}
