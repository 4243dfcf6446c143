using System.Text.Json;

namespace Twin.Storage.Postgres;

/// <summary>JSON as PostgreSQL can keep it: U+0000 cannot be stored as text there, and nobody misses it.</summary>
internal static class StoredJson
{
    public static string Of(object value) =>
        JsonSerializer.Serialize(value, value.GetType(), DocumentSerializer.Options).Replace("\\u0000", "\\ufffd", StringComparison.Ordinal);
}
