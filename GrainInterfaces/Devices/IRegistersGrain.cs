using System.Collections.Immutable;
using Twin.Access;

namespace Twin.Devices;

/// <summary>The registers of devices (设备台账), counted from the devices as they are. Key: 0.</summary>
[Alias("twin.IRegistersGrain")]
public interface IRegistersGrain : IGrainWithIntegerKey
{
    /// <summary>Video sources, video devices, product profiles and sensors within the caller's areas; a register the caller may not read is left out.</summary>
    /// <param name="area">An area code; null for all of the caller's areas.</param>
    [Alias("Read")]
    Task<Outcome<ImmutableArray<DeviceRegister>>> Read(Caller caller, string? area, CancellationToken cancellationToken);
}
