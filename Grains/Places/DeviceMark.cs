using Twin.Devices;

namespace Twin.Places;

/// <summary>The newest report of a device to its place.</summary>
/// <param name="Condition">Null once it stands elsewhere; kept, so that a late repeat does not bring it back.</param>
public sealed record DeviceMark(DeviceCondition? Condition, long Revision);
