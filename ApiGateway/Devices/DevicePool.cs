namespace Twin.Devices;

/// <summary>The devices that have a credential and wait to be bound, by id.</summary>
public sealed record DevicePool(IReadOnlyList<PooledDeviceSnapshot> Items);
