using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>One message of a device: readings taken at one moment.</summary>
/// <param name="At">When the device took them (UTC); the time of arrival when the message had none.</param>
/// <param name="Readings">No metric twice; at least one unless there are words.</param>
/// <param name="Words">Values that are no numbers; usually none.</param>
/// <param name="Late">Of what is kept: it came after newer readings of all its metrics, so it was not judged. Bridges leave it alone.</param>
[GenerateSerializer, Immutable, Alias("twin.telemetry")]
public sealed record Telemetry(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] ImmutableArray<Reading> Readings,
    [property: Id(2)] ImmutableArray<Word> Words = default,
    [property: Id(3)] bool Late = false);
