using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Twin.Devices;

namespace Twin.Storage;

/// <summary>A row of <c>dead_letter</c>.</summary>
internal sealed record DeadLetterRow(
    long Id, long At, string? Device, string Topic, string Reason, byte[] Payload, long PayloadLength)
{
    public DeadLetter ToLetter() => new(
        Id,
        DateTimeOffset.FromUnixTimeMilliseconds(At),
        Device,
        Topic,
        Reason,
        ImmutableCollectionsMarshal.AsImmutableArray(Payload),
        (int)PayloadLength);
}
