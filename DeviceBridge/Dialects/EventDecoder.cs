using System.Buffers;
using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>
/// Our own events: <c>{"event":"access","ts":…,"id":"e-1","data":{"result":"forced"}}</c>; <c>ts</c>, <c>id</c> and <c>data</c> may be left out.
/// A message without <c>event</c> is read as readings.
/// </summary>
internal sealed class EventDecoder : IDecoder
{
    private static readonly JsonDecoder Event = new((message, readings) =>
    {
        if (!message.TryGetProperty("event", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() is not { Length: > 0 } name)
        {
            return Decoded.Nothing("event: is needed, as a text");
        }

        var data = message.TryGetProperty("data", out var given) ? given : default;
        readings.Happened(name, data, readings.TimeOf(message, "ts"), EventFields.IdOf(message, "id"));
        return readings.ToDecoded();
    });

    private EventDecoder()
    {
    }

    public static EventDecoder Instance { get; } = new();

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived)
    {
        var decoded = Event.Decode(payload, arrived);
        return decoded is { Fault: not null, Events.IsDefaultOrEmpty: true } && ReadingsJson.Decode(payload, arrived) is { Telemetry.IsEmpty: false } readings ? readings : decoded;
    }
}
