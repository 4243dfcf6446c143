using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Twin.Devices.Dialects;

/// <summary>
/// Reads a device's word on a command. It counts as done unless it says otherwise: <c>error</c>, <c>ok</c> or
/// <c>success</c> false, <c>result_code</c> other than 0, <c>code</c> other than 200, or the plain word.
/// </summary>
/// <param name="number">The command's number, where the topic tells it.</param>
/// <param name="field">The field that tells it otherwise.</param>
internal sealed class ReplyDecoder(string? number, string? field = null) : IDecoder
{
    private const int MaxAnswerBytes = 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowTrailingCommas = true };

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived)
    {
        var answer = FaultList.Printable(Encoding.UTF8.GetString(payload.Slice(0, Math.Min(payload.Length, MaxAnswerBytes))).TrimEnd('\0'));
        try
        {
            using var document = JsonDocument.Parse(payload.ToArray().AsMemory().TrimEnd((byte)0), Options);
            var reply = document.RootElement;
            return reply.ValueKind == JsonValueKind.Object
                ? Told(number ?? NumberIn(reply), IsDone(reply), answer)
                : Told(number, reply.ValueKind != JsonValueKind.False, answer);
        }
        catch (JsonException)
        {
            return Told(number, answer.ToLowerInvariant() is not ("error" or "failed" or "false"), answer);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8, in a name or a text.
            return Decoded.Nothing("a text in it is not valid");
        }
    }

    /// <summary>True unless the object says that it was not done.</summary>
    public static bool IsDone(JsonElement reply) =>
        !(Is(reply, "ok", JsonValueKind.False) || Is(reply, "success", JsonValueKind.False)
            || (reply.TryGetProperty("error", out var error) && error.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            || (reply.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String && status.GetString() is "failed" or "error")
            || Differs(reply, "result_code", 0) || Differs(reply, "code", 200));

    private static bool Is(JsonElement reply, string name, JsonValueKind kind) => reply.TryGetProperty(name, out var value) && value.ValueKind == kind;

    private static bool Differs(JsonElement reply, string name, double good) =>
        reply.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var code) && code != good;

    private static Decoded Told(string? number, bool isDone, string answer) =>
        !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? Decoded.Nothing("it does not say which command it answers")
        : known == 0 ? Decoded.NothingToTell
        : new Decoded([]) { Reply = new CommandReply(known, isDone, answer) };

    private string? NumberIn(JsonElement reply) => field is not null && reply.TryGetProperty(field, out var value)
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
        : null;
}
