using System.Buffers;
using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>The words by which hardware says that it is there or gone, plain or as <c>{"state":"online"}</c>.</summary>
internal sealed class Availability : IDecoder
{
    private static readonly TextDecoder Plain = new((text, _) => Read(text));

    private static readonly JsonDecoder Json = new((message, _) =>
        message.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String
            ? Read(state.GetString()!)
            : Decoded.Nothing("state: is needed"));

    public static Availability Decoder { get; } = new();

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived) =>
        payload.FirstSpan is [(byte)'{', ..] ? Json.Decode(payload, arrived) : Plain.Decode(payload, arrived);

    private static Decoded Read(string text) => text.ToLowerInvariant() switch
    {
        "online" or "true" or "init" or "ready" or "alert" or "sleeping" => new Decoded([], Fault: null, ConnectionStatus.Online),
        "offline" or "false" or "lost" or "disconnected" => new Decoded([], Fault: null, ConnectionStatus.Offline),
        _ => Decoded.Nothing($"\"{FaultList.Printable(text)}\" is neither online nor offline"),
    };
}
