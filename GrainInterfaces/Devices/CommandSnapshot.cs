namespace Twin.Devices;

/// <summary>A command as it stands.</summary>
/// <param name="Number">Counts from 1 on the device; the hardware gives it back with its acknowledgement.</param>
/// <param name="Parameters">A JSON object in the hardware's own names.</param>
/// <param name="ExpiresAt">Until when it waits for a device that is away.</param>
/// <param name="Reason">Why it failed or timed out.</param>
/// <param name="Answer">What the device said to it, at most 1,024 characters.</param>
/// <param name="Key">The caller's own name for the request, if it gave one.</param>
[GenerateSerializer, Immutable, Alias("twin.command-snapshot")]
public sealed record CommandSnapshot(
    [property: Id(0)] int Number,
    [property: Id(1)] string Command,
    [property: Id(2)] string Parameters,
    [property: Id(3)] CommandStatus Status,
    [property: Id(4)] string By,
    [property: Id(5)] DateTimeOffset AcceptedAt,
    [property: Id(6)] DateTimeOffset ExpiresAt,
    [property: Id(7)] DateTimeOffset? SentAt,
    [property: Id(8)] DateTimeOffset? EndedAt,
    [property: Id(9)] string? Reason,
    [property: Id(10)] string? Answer,
    [property: Id(11)] string? Key = null);
