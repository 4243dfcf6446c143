using System.Text.Json.Serialization;

namespace Twin.Import;

/// <summary>What became of one line.</summary>
/// <param name="Line">Counted from 1, empty lines included.</param>
/// <param name="Kind">As far as it could be read.</param>
/// <param name="Id">As far as it could be read.</param>
/// <param name="Revision">The object's revision, when the line was taken in.</param>
/// <param name="Field">The field at fault, when the line was not taken in and one field is to blame.</param>
/// <param name="Error">Why the line was not taken in.</param>
public sealed record ImportResult(
    int Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id,
    ImportStatus Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Revision = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error = null)
{
    public static ImportResult Failed(int line, string? kind, string? id, Refusal refusal) =>
        new(line, kind, id, ImportStatus.Failed, Field: refusal.Field, Error: refusal.Message);
}
