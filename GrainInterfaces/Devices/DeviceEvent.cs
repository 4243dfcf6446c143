namespace Twin.Devices;

/// <summary>Something that happened at a device at one moment, such as a door that was forced.</summary>
/// <param name="At">When, by the device's clock (UTC); the time of arrival when it said none.</param>
/// <param name="Type">Such as <c>thrown-object</c>; a vendor's own name until the profile's event sources give it another.</param>
/// <param name="Data">What is known of it: a flat JSON object, at most 4,096 characters.</param>
/// <param name="Id">The device's own id of it. The same id again is the same event; without one, the same type, time and data are.</param>
[GenerateSerializer, Immutable, Alias("twin.device-event")]
public sealed record DeviceEvent(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Type,
    [property: Id(2)] string Data,
    [property: Id(3)] string? Id = null);
