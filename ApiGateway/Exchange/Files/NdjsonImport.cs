using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Exchange.Kinds;
using Twin.Http;
using Twin.Import;

namespace Twin.Exchange.Files;

/// <summary>Lines of JSON as rows of an import: each an object with <c>kind</c>, <c>id</c> and the fields it speaks of.</summary>
/// <param name="kind">Of lines that do not say theirs.</param>
internal sealed class NdjsonImport(KindTables tables, string? kind)
{
    /// <summary>The line in which an export says what it is.</summary>
    private const string Watermark = "export";

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = GatewayJson.MaxDepth, AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, bool> _hasArea = new(StringComparer.Ordinal);

    public async IAsyncEnumerable<ImportRow> Read(PipeReader body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in LineReader.Read(body, cancellationToken))
        {
            if (ToImport(line) is { } row)
            {
                yield return row.Kind is null ? row : await WithoutArea(row, cancellationToken);
            }
        }
    }

    private ImportRow? ToImport(RawLine line)
    {
        if (line.TooLong)
        {
            return Refused(line.Number, Refusal.Invalid("line", $"is longer than {LineReader.MaxLineBytes} bytes"));
        }

        try
        {
            return JsonNode.Parse(Utf8.GetString(line.Bytes.Span), documentOptions: Json) is not JsonObject fields ? Refused(line.Number, Refusal.Invalid("line", "must be a JSON object"))
                : fields.Count == 1 && fields.ContainsKey(Watermark) ? null
                : ToImport(line.Number, fields);
        }
        catch (Exception fault) when (fault is JsonException or DecoderFallbackException or InvalidOperationException or ArgumentException)
        {
            return Refused(line.Number, Refusal.Invalid("line", "is not valid JSON in UTF-8 without a field given twice"));
        }
    }

    private ImportRow ToImport(int line, JsonObject fields)
    {
        var (its, id) = (Take(fields, "kind") ?? kind, Take(fields, "id"));
        return its is null || !ObjectKey.IsValidId(its) || (ObjectKind.IsBuiltIn(its) && !ObjectKind.Library.Contains(its, StringComparer.Ordinal))
            ? Refused(line, Refusal.Invalid("kind", "must be a kind of object of the library"))
            : !ObjectKey.IsValidId(id) ? Refused(line, Refusal.Invalid("id", ObjectKey.IdRule)) with { Kind = its }
            : new ImportRow(line, its, id, fields.ToJsonString(GatewayJson.Options));
    }

    /// <summary>An export says where an object lies; that is no field of it but of kinds that have one of this name.</summary>
    private async Task<ImportRow> WithoutArea(ImportRow row, CancellationToken cancellationToken)
    {
        if (!_hasArea.TryGetValue(row.Kind!, out var hasArea))
        {
            _hasArea[row.Kind!] = hasArea = (await tables.Find(row.Kind!, cancellationToken))?.Find(KindTable.Area) is not null;
        }

        if (hasArea || row.Attributes?.Contains($"\"{KindTable.Area}\"", StringComparison.Ordinal) != true)
        {
            return row;
        }

        var fields = (JsonObject)JsonNode.Parse(row.Attributes)!;
        fields.Remove(KindTable.Area);
        return row with { Attributes = fields.ToJsonString(GatewayJson.Options) };
    }

    private static string? Take(JsonObject fields, string name)
    {
        var text = fields[name] is JsonValue value && value.TryGetValue(out string? found) ? found : null;
        fields.Remove(name);
        return text;
    }

    private static ImportRow Refused(int line, Refusal refusal) => new(line, Kind: null, Id: null, Attributes: null, refusal);
}
