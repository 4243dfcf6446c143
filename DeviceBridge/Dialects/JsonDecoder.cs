using System.Buffers;
using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>Reads a vendor's JSON object.</summary>
/// <param name="read">Puts what the object says into the set.</param>
internal sealed class JsonDecoder(Func<JsonElement, ReadingSet, Decoded> read) : IDecoder
{
    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowTrailingCommas = true };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived)
    {
        var json = payload.ToArray().AsMemory();
        json = json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
        try
        {
            using var document = JsonDocument.Parse(json.TrimEnd((byte)0), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement, new ReadingSet(arrived))
                : Decoded.Nothing("the payload is not a JSON object");
        }
        catch (JsonException fault)
        {
            return Decoded.Nothing($"not JSON, or nested too deeply, at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8, in a name or a text.
            return Decoded.Nothing("a text in it is not valid");
        }
    }
}
