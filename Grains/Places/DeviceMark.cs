using Twin.Devices;

namespace Twin.Places;

/// <summary>The newest report of a device to its place.</summary>
public sealed record DeviceMark(DeviceCondition Condition, long Revision);
