namespace Twin.Devices;

/// <summary>Which events of a device, the newest first.</summary>
/// <param name="Type">Of one type; null for all.</param>
/// <param name="From">Inclusive; null from the first.</param>
/// <param name="To">Exclusive; null to the last.</param>
/// <param name="Before">Only those that come after this one in the list: the number of the last one of the previous page.</param>
/// <param name="Limit">1 to 1,000.</param>
[GenerateSerializer, Immutable, Alias("twin.event-query")]
public sealed record EventQuery(
    [property: Id(0)] string? Type = null,
    [property: Id(1)] DateTimeOffset? From = null,
    [property: Id(2)] DateTimeOffset? To = null,
    [property: Id(3)] long? Before = null,
    [property: Id(4)] int Limit = 100);
