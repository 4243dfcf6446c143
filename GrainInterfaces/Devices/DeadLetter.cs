using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>A message that could not be understood, in whole or in part.</summary>
/// <param name="Id">Given when it is kept; 0 before.</param>
/// <param name="Device">Who sent it, as far as is known.</param>
/// <param name="Reason">One sentence that names the field at fault.</param>
/// <param name="Payload">The message, cut at 64 KiB.</param>
/// <param name="PayloadLength">Its whole length in bytes.</param>
/// <param name="Sender">Who was signed in; null for an outside broker.</param>
/// <param name="ReplayedAt">When all of it was taken in after all; null when it was not.</param>
[GenerateSerializer, Immutable, Alias("twin.dead-letter")]
public sealed record DeadLetter(
    [property: Id(0)] long Id,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string? Device,
    [property: Id(3)] string Topic,
    [property: Id(4)] string Reason,
    [property: Id(5)] ImmutableArray<byte> Payload,
    [property: Id(6)] int PayloadLength,
    [property: Id(7)] string? Sender = null,
    [property: Id(8)] DateTimeOffset? ReplayedAt = null);
