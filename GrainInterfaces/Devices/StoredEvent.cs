namespace Twin.Devices;

/// <summary>An event as it is kept.</summary>
/// <param name="Number">Grows as events arrive; names it in a page.</param>
/// <param name="At">When it happened, by the device's clock.</param>
/// <param name="Data">A flat JSON object.</param>
[GenerateSerializer, Immutable, Alias("twin.stored-event")]
public sealed record StoredEvent(
    [property: Id(0)] long Number,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Type,
    [property: Id(3)] string Data);
