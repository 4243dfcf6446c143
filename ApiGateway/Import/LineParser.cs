using System.Collections.Frozen;
using System.Text.Json;
using Twin.Http;

namespace Twin.Import;

/// <summary>Understands one line of an import. Never throws, whatever the bytes.</summary>
internal static class LineParser
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = GatewayJson.MaxDepth };

    private static readonly FrozenDictionary<string, Func<string, LineFields, ImportCommand>> Kinds =
        new Dictionary<string, Func<string, LineFields, ImportCommand>>(StringComparer.Ordinal)
        {
            [ObjectKind.Account] = AccountLine.Parse,
            [ObjectKind.Building] = ObjectLine.Of(ObjectKind.Building),
            [ObjectKind.Community] = ObjectLine.Of(ObjectKind.Community),
            [ObjectKind.Device] = ObjectLine.Of(ObjectKind.Device),
            [ObjectKind.District] = ObjectLine.Of(ObjectKind.District),
            [ObjectKind.Estate] = ObjectLine.Of(ObjectKind.Estate),
            [ObjectKind.Grid] = ObjectLine.Of(ObjectKind.Grid),
            [ObjectKind.GridWorker] = GridWorkerLine.Parse,
            [ObjectKind.Household] = ObjectLine.Of(ObjectKind.Household),
            [ObjectKind.MicroGrid] = ObjectLine.Of(ObjectKind.MicroGrid),
            [ObjectKind.Person] = ObjectLine.Of(ObjectKind.Person),
            [ObjectKind.Profile] = ProfileLine.Parse,
            [ObjectKind.Room] = ObjectLine.Of(ObjectKind.Room),
            [ObjectKind.Street] = ObjectLine.Of(ObjectKind.Street),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ImportLine Parse(ReadOnlyMemory<byte> line)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line, Json);
        }
        catch (JsonException broken)
        {
            return Refused(Refusal.Invalid("line", $"is not valid JSON, at byte {broken.BytePositionInLine}"));
        }

        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Parse(new LineFields(document.RootElement))
                : Refused(Refusal.Invalid("line", "must be a JSON object"));
        }
    }

    private static ImportLine Parse(LineFields fields)
    {
        var kind = fields.OptionalText("kind");
        var id = fields.Id("id");
        if (kind is null || !Kinds.TryGetValue(kind, out var parse))
        {
            return new ImportLine(Kind: null, KnownId(id), Command: null, Refusal.Invalid("kind", $"must be one of {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}"));
        }

        var command = parse(id, fields);
        fields.RefuseUnread();
        return fields.Refusal is { } refusal
            ? new ImportLine(kind, KnownId(id), Command: null, refusal)
            : new ImportLine(kind, id, command, Refusal: null);
    }

    private static string? KnownId(string id) => ObjectKey.IsValidId(id) ? id : null;

    private static ImportLine Refused(Refusal refusal) => new(Kind: null, Id: null, Command: null, refusal);
}
